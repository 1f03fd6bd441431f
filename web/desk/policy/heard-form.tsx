import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { HeardCondition } from '#conversation/wire';
import { useWords } from '../words/use-words.ts';
import { without } from './draft.ts';
import { Many, One, WholeNumber } from './fields.tsx';
import { heardOf } from './in-words.ts';

interface HeardFormProps {
  heard: readonly HeardCondition[];
  change: (heard: HeardCondition[]) => void;
}

/** As many as a row may name. */
const most = 4;

/** What must be heard, one block each. */
export function HeardForm({ heard, change }: HeardFormProps): ReactNode {
  const words = useWords();
  const { form } = words.policy;
  return (
    <>
      <p className="quiet">{form.heardHint}</p>
      {heard.map((condition, place) => (
        // A condition has no name but its place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <div key={place} className="policy-heard">
          <Condition condition={condition} change={(each) => change(heard.toSpliced(place, 1, each))} />
          <Button
            size="small"
            aria-label={form.removeHeard(heardOf(words, condition))}
            onClick={() => change(heard.toSpliced(place, 1))}
          >
            {words.policy.remove}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        disabled={heard.length >= most}
        onClick={() => change([...heard, { kind: 'emotion', emotions: ['angry'], strength: 2 }])}
      >
        {form.addHeard}
      </Button>
    </>
  );
}

function Condition({
  condition,
  change,
}: {
  condition: HeardCondition;
  change: (condition: HeardCondition) => void;
}): ReactNode {
  const words = useWords();
  const { policy } = words;
  const { form } = policy;
  return (
    <div className="policy-two grow">
      <One label={form.kind} names={policy.kinds} chosen={condition.kind} choose={(kind) => change({ kind })} />
      {condition.kind === 'danger' && (
        <Many
          label={form.which}
          any={form.any}
          names={words.dangers}
          chosen={condition.dangers}
          choose={(dangers) => change(without({ ...condition, dangers }))}
        />
      )}
      {condition.kind === 'complaint' && (
        <>
          <Many
            label={form.grade}
            any={form.any}
            names={policy.grades}
            chosen={condition.grades}
            choose={(grades) => change(without({ ...condition, grades }))}
          />
          <Many
            label={form.against}
            any={form.any}
            names={policy.against}
            chosen={condition.against}
            choose={(against) => change(without({ ...condition, against }))}
          />
        </>
      )}
      {condition.kind === 'emotion' && (
        <>
          <Many
            label={form.which}
            any={form.any}
            names={words.emotions}
            chosen={condition.emotions}
            choose={(emotions) => change(without({ ...condition, emotions }))}
          />
          <WholeNumber
            label={form.strength}
            any={form.any}
            value={condition.strength}
            min={1}
            max={3}
            change={(strength) => change(without({ ...condition, strength }))}
          />
        </>
      )}
      {condition.kind !== 'accepts-person' && (
        <WholeNumber
          label={form.probability}
          any={form.any}
          value={condition.probability === undefined ? undefined : Math.round(condition.probability * 100)}
          min={0}
          max={100}
          change={(percent) =>
            change(without({ ...condition, probability: percent === undefined ? undefined : percent / 100 }))
          }
        />
      )}
    </div>
  );
}

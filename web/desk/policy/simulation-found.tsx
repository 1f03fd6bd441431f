import { Button, Tag } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { HandoffView, PolicyTable } from '#conversation/wire';
import type { DeskCalls } from '../calls.ts';
import { clockTime } from '../durations.ts';
import { EarlierTranscript } from '../earlier-transcript.tsx';
import { channelOf, reasonOf } from '../naming.ts';
import { useWords } from '../words/use-words.ts';
import { titleOf } from './in-words.ts';
import { type Called, type Count, countBy, momentOf, type Stretch, thatDiffer } from './loads.ts';

interface FoundProps {
  calls: DeskCalls;
  table: PolicyTable;
  /** Replayed in all. */
  stretches: number;
  handedOver: readonly Stretch[];
}

/** So many of those that differ are listed. */
const shown = 200;

/** How many would be handed over, by reason, skill and day; and each that would go elsewhere. */
export function SimulationFound({ calls, table, stretches, handedOver }: FoundProps): ReactNode {
  const words = useWords();
  const { simulation } = words.policy;
  const [reading, setReading] = useState<Stretch | null>(null);
  const differing = useMemo(() => thatDiffer(handedOver), [handedOver]);
  const skills = Object.entries(words.skills) as [HandoffView['skill'], string][];
  const total = (side: keyof Count) => handedOver.filter((stretch) => stretch[side] !== null).length;
  const days = [...new Set(handedOver.flatMap(({ inForce, draft }) => [inForce, draft]).flatMap(dayOf))].toSorted();

  return (
    <>
      <h2>{simulation.summary(stretches, total('inForce'), total('draft'))}</h2>
      <div className="policy-counts">
        <Counts
          title={simulation.byReason}
          name={simulation.reason}
          counts={countBy(handedOver, ({ reason }) => reasonOf(words, reason).word)}
        />
        <Counts
          title={simulation.bySkill}
          name={simulation.skill}
          counts={countBy(handedOver, ({ skill }) => words.skills[skill])}
        />
      </div>
      {days.length > 0 && (
        <section aria-label={simulation.perDay}>
          <h3>{simulation.perDay}</h3>
          <table className="policy-days">
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  {simulation.day}
                </th>
                {skills.map(([skill, word]) => (
                  <th key={skill} scope="colgroup" colSpan={2}>
                    {word}
                  </th>
                ))}
              </tr>
              <tr>
                {skills.map(([skill]) => [
                  <th key={`${skill} in force`} scope="col">
                    {simulation.inForce}
                  </th>,
                  <th key={`${skill} draft`} scope="col">
                    {simulation.draft}
                  </th>,
                ])}
              </tr>
            </thead>
            <tbody>
              {days.map((day) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  {skills.map(([skill]) =>
                    (['inForce', 'draft'] as const).map((side) => {
                      const here = handedOver.filter(
                        ({ [side]: called }) => called?.skill === skill && dayOf(called)[0] === day,
                      ).length;
                      return <td key={`${skill} ${side}`}>{here}</td>;
                    }),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section aria-label={simulation.differences(differing.length)}>
        <h3>{simulation.differences(differing.length)}</h3>
        {differing.length === 0 && <p className="empty">{simulation.same}</p>}
        {differing.length > 0 && (
          <table className="policy-rows">
            <thead>
              <tr>
                <th scope="col">{simulation.conversation}</th>
                <th scope="col">{simulation.inForce}</th>
                <th scope="col">{simulation.draft}</th>
                <th scope="col">{words.policy.columns.acts}</th>
              </tr>
            </thead>
            <tbody>
              {differing.slice(0, shown).map((stretch) => {
                const at = momentOf(stretch);
                return (
                  <tr key={`${stretch.conversationId} ${at}`}>
                    <th scope="row">
                      {clockTime(at, Date.now())} · {channelOf(words, stretch.channel)}
                      {stretch.tier !== 'standard' && <Tag>{words.tiers[stretch.tier]}</Tag>}
                    </th>
                    <td>
                      <Went called={stretch.inForce} table={table} />
                    </td>
                    <td>
                      <Went called={stretch.draft} table={table} />
                    </td>
                    <td className="acts">
                      <Button size="small" onClick={() => setReading(stretch)}>
                        {simulation.look}
                      </Button>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </section>
      {reading && (
        <EarlierTranscript
          calls={calls}
          earlier={{
            id: reading.conversationId,
            channel: reading.channel,
            openedAt: momentOf(reading),
            messages: null,
          }}
          close={() => setReading(null)}
        />
      )}
    </>
  );
}

/** The day of it, where the supervisor sits. */
function dayOf(called: Called | null): string[] {
  if (!called) return [];
  const at = new Date(called.at);
  return [
    [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((stretch) => String(stretch).padStart(2, '0')).join('-'),
  ];
}

function Went({ called, table }: { called: Called | null; table: PolicyTable }): ReactNode {
  const words = useWords();
  const { simulation, priorities } = words.policy;
  if (!called) return <span className="quiet">{simulation.stays}</span>;
  const row = table.rows.find(({ id }) => id === called.row);
  return (
    <>
      {simulation.called(called.seq, words.skills[called.skill], priorities[called.priority])}
      <p className="quiet">{row ? titleOf(words, row) : called.row}</p>
    </>
  );
}

function Counts({
  title,
  name,
  counts,
}: {
  title: string;
  name: string;
  counts: ReadonlyMap<string, Count>;
}): ReactNode {
  const { simulation } = useWords().policy;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{simulation.inForce}</th>
            <th scope="col">{simulation.draft}</th>
            <th scope="col">{simulation.difference}</th>
          </tr>
        </thead>
        <tbody>
          {[...counts].map(([word, { inForce, draft }]) => (
            <tr key={word}>
              <th scope="row">{word}</th>
              <td>{inForce}</td>
              <td>{draft}</td>
              <td>{signed(draft - inForce)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference).replace('-', '−');
}

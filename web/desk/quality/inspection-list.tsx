import { Alert, Button, Checkbox, Select, Skeleton, Table } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { InspectionPage, InspectionView, StaffView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from '../calls.ts';
import { clockTime } from '../durations.ts';
import { useDeskState } from '../use-desk.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { InspectionDetail } from './inspection-detail.tsx';
import { withLatest } from './latest-page.ts';
import { everyRule, ruleWords } from './rule-words.ts';
import { scoreTone } from './score-tone.ts';

interface InspectionListProps {
  calls: DeskCalls;
  me: StaffView;
  /** Only the reader's own. */
  mine: boolean;
}

type Chosen = Readonly<Record<string, string>>;

/** Milliseconds. A conversation is inspected a few seconds after its end: whoever looks at once sees it come. */
const readAgainEvery = 5_000;

/** Inspections, the latest first; for supervisors by agent, rule, severity and score. */
export function InspectionList({ calls, me, mine }: InspectionListProps): ReactNode {
  const words = useWords();
  const { quality } = words;
  const [chosen, setChosen] = useState<Chosen>(mine ? { of: 'me' } : {});
  const [found, setFound] = useState<InspectionPage | null>(null);
  const [failed, setFailed] = useState('');
  const [open, setOpen] = useState<string | null>(null);

  // Answers to an earlier choice are not this one's, however late they come.
  const current = useRef(chosen);
  current.current = chosen;
  const load = useCallback(
    async (after: readonly InspectionView[]) => {
      setFailed('');
      try {
        const last = after.at(-1);
        const { inspections, more } = await calls.inspections({ ...chosen, ...(last && { before: last.id }) });
        if (current.current === chosen) setFound({ inspections: [...after, ...inspections], more });
      } catch (failure) {
        if (current.current === chosen) setFailed(sentenceOf(words, failure));
      }
    },
    [calls, chosen, words],
  );
  useEffect(() => {
    void load([]);
    const timer = setInterval(async () => {
      if (document.hidden) return;
      // What is shown stands where it could not be read again; the next time follows.
      const latest = await calls.inspections(chosen).catch(() => null);
      if (latest !== null && current.current === chosen) setFound((before) => before && withLatest(before, latest));
    }, readAgainEvery);
    return () => clearInterval(timer);
  }, [calls, chosen, load]);

  const changed = (inspection: InspectionView) =>
    setFound(
      (before) =>
        before && {
          ...before,
          inspections: before.inspections.map((each) => (each.id === inspection.id ? inspection : each)),
        },
    );

  return (
    <section className="inspections" aria-label={mine ? quality.openMine : quality.title}>
      {!mine && <Filters chosen={chosen} choose={setChosen} />}
      <p className="quiet">{quality.scoring}</p>
      {failed !== '' && (
        <Alert
          type="error"
          showIcon
          title={failed}
          action={<Button onClick={() => load(found?.inspections ?? [])}>{quality.tryAgain}</Button>}
        />
      )}
      {found === null && failed === '' && <Skeleton active paragraph={{ rows: 8 }} />}
      {found !== null && <Found words={words} inspections={found.inspections} mine={mine} open={setOpen} />}
      {found?.more && <Button onClick={() => load(found.inspections)}>{quality.more}</Button>}
      {open !== null && (
        <InspectionDetail key={open} id={open} calls={calls} me={me} changed={changed} close={() => setOpen(null)} />
      )}
    </section>
  );
}

function Filters({ chosen, choose }: { chosen: Chosen; choose: (chosen: Chosen) => void }): ReactNode {
  const words = useWords();
  const { quality } = words;
  const agents = useDeskState(({ feed }) => feed.agents);
  const set = (name: string, value: string | undefined) => {
    const { [name]: _before, ...rest } = chosen;
    choose(value === undefined ? rest : { ...rest, [name]: value });
  };
  const select = (name: string, label: string, any: string, options: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      placeholder={any}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={chosen[name]}
      options={[...options]}
      onChange={(value: string | undefined) => set(name, value)}
    />
  );
  return (
    <p className="filters">
      {select('of', quality.agent, quality.agents, [
        { value: 'bot', label: quality.bot },
        ...agents.map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {select('rule', quality.rule, quality.anyRule, everyRule(words))}
      {select(
        'severity',
        quality.severity,
        quality.anySeverity,
        Object.entries(quality.severities).map(([value, label]) => ({ value, label })),
      )}
      {select(
        'upTo',
        quality.score,
        quality.anyScore,
        [90, 80, 60].map((score) => ({ value: String(score), label: quality.upTo(score) })),
      )}
      <Checkbox
        checked={chosen.appealed === 'yes'}
        onChange={(event) => set('appealed', event.target.checked ? 'yes' : undefined)}
      >
        {quality.onlyAppealed}
      </Checkbox>
    </p>
  );
}

interface FoundProps {
  words: Words;
  inspections: readonly InspectionView[];
  mine: boolean;
  open: (id: string) => void;
}

function Found({ words, inspections, mine, open }: FoundProps): ReactNode {
  const { quality } = words;
  const nameOf = ({ agent, agentName }: InspectionView) => (agent === null ? quality.bot : (agentName ?? agent));
  return (
    <Table
      rowKey="id"
      size="middle"
      dataSource={[...inspections]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: mine ? quality.emptyMine : quality.empty }}
      columns={[
        {
          title: quality.ended,
          render: (_, { endedAt }) => <time dateTime={endedAt}>{clockTime(endedAt, Date.now())}</time>,
        },
        ...(mine ? [] : [{ title: quality.agent, render: (_: unknown, each: InspectionView) => nameOf(each) }]),
        { title: quality.category, render: (_, { category }) => category ?? quality.uncategorised },
        {
          title: quality.score,
          align: 'right' as const,
          render: (_, { score }) => <span className={scoreTone(score)}>{score}</span>,
        },
        { title: quality.findings, render: (_, { findings }) => <Summary words={words} findings={findings} /> },
        {
          title: '',
          render: (_, each) => (
            <Button
              size="small"
              aria-label={quality.readThis(nameOf(each), clockTime(each.endedAt, Date.now()))}
              onClick={() => open(each.id)}
            >
              {quality.read}
            </Button>
          ),
        },
      ]}
    />
  );
}

/** The gravest rules that were broken, each once. */
function Summary({ words, findings }: { words: Words; findings: InspectionView['findings'] }): ReactNode {
  const { quality } = words;
  if (findings.length === 0) return <span className="quiet">{quality.nothing}</span>;
  const weightiest = findings.toSorted((one, other) => other.points - one.points);
  const rules = [...new Set(weightiest.map(({ rule }) => rule))];
  const appealed = findings.some(({ appeal }) => appeal !== null && appeal.decision === null);
  return (
    <span className="summary-of-findings">
      {rules
        .slice(0, 3)
        .map((rule) => ruleWords(words, rule).what)
        .join(words.listComma)}
      {rules.length > 3 && ` +${rules.length - 3}`}
      {appealed && <span className="tone-warning open-appeal">{quality.waiting}</span>}
    </span>
  );
}

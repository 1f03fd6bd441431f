import { Alert, Button, Segmented, Skeleton, Table } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { DeskCalls } from '../calls.ts';
import { useAsked } from '../use-asked.ts';
import { useWords } from '../words/use-words.ts';
import type { Words } from '../words/words.ts';
import { EmotionBars } from './emotion-bars.tsx';
import { type By, countBy, type FeltBy, shareUpset } from './emotion-counts.ts';

const day = 24 * 60 * 60 * 1_000;
const periods = [1, 7, 30] as const;

/** What customers felt: by agent, category and hour of the day. */
export function EmotionFigures({ calls }: { calls: DeskCalls }): ReactNode {
  const words = useWords();
  const { emotion } = words.quality;
  const [days, setDays] = useState<number>(7);
  const [by, setBy] = useState<By>('category');
  const [asked, again] = useAsked(`felt ${days}`, () => {
    const until = new Date();
    const midnight = new Date(until);
    midnight.setHours(0, 0, 0, 0);
    return calls.emotionFigures(new Date(midnight.getTime() - (days - 1) * day), until);
  });
  const rows = useMemo(
    () =>
      asked.at === 'there'
        ? countBy(by, asked.answer.counts).map((row) => ({ ...row, name: namedIn(words, by, row) }))
        : [],
    [asked, by, words],
  );
  return (
    <section className="felt-figures" aria-label={words.quality.tabs.emotion}>
      <p className="filters">
        <Segmented<number>
          aria-label={emotion.period}
          value={days}
          onChange={setDays}
          options={periods.map((value) => ({ value, label: emotion.days(value) }))}
        />
        <Segmented<By>
          aria-label={emotion.who[by]}
          value={by}
          onChange={setBy}
          options={(['category', 'hour', 'agent'] as const).map((value) => ({ value, label: emotion.by[value] }))}
        />
      </p>
      {asked.at === 'asking' && <Skeleton active paragraph={{ rows: 8 }} />}
      {asked.at === 'failed' && (
        <Alert
          type="error"
          showIcon
          title={asked.why}
          action={<Button onClick={again}>{words.quality.tryAgain}</Button>}
        />
      )}
      {asked.at === 'there' && rows.length === 0 && <p className="empty">{emotion.empty}</p>}
      {rows.length > 0 && (
        <>
          <h3>{titleOf(words, by, rows)}</h3>
          <EmotionBars rows={rows} />
          <Table
            rowKey="key"
            size="small"
            dataSource={rows}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              { title: emotion.who[by], dataIndex: 'name' },
              { title: emotion.total, dataIndex: 'turns', align: 'right' },
              {
                title: emotion.upset,
                align: 'right',
                render: (_, row) => emotion.share(Math.round(100 * shareUpset(row))),
              },
              ...(['angry', 'anxious', 'helpless', 'confused', 'pleased'] as const).map((felt) => ({
                title: words.emotions[felt],
                align: 'right' as const,
                render: (_: unknown, row: FeltBy) => row.felt[felt] ?? 0,
              })),
              {
                title: emotion.strength,
                align: 'right',
                render: (_, { strength }) => (strength === 0 ? '—' : strength.toFixed(1)),
              },
            ]}
          />
        </>
      )}
      <p className="quiet">{emotion.note}</p>
    </section>
  );
}

function namedIn({ quality }: Words, by: By, { key, name }: FeltBy): string {
  if (by === 'hour') return quality.emotion.hourOf(Number(key));
  if (key === '') return by === 'agent' ? quality.bot : quality.uncategorised;
  return name === '' ? key : name;
}

/** The answer in the title: where customers are least calm. */
function titleOf({ quality }: Words, by: By, rows: readonly FeltBy[]): string {
  const [most] = rows.toSorted((one, other) => shareUpset(other) - shareUpset(one) || other.turns - one.turns);
  return most === undefined || most.upset === 0 ? quality.emotion.calmAll : quality.emotion.title[by](most.name);
}

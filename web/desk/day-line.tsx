import { Tooltip } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { DayFigures } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { heldBy } from './feed.ts';
import { useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** Milliseconds between two readings; a chat that is taken or ended is read at once. */
const readAgain = 60_000;

/** How the day goes: chats, first response, satisfaction; each says on hover what was counted. */
export function DayLine({ calls }: { calls: DeskCalls }): ReactNode {
  const { bar, time } = useWords();
  const held = useDeskState(({ feed, me }) =>
    heldBy(feed, me.id)
      .map(({ id }) => id)
      .join(),
  );
  const [figures, setFigures] = useState<DayFigures | null>(null);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew with every chat that is taken or ended.
  useEffect(() => {
    let gone = false;
    const read = () =>
      calls.day(new Date(new Date().setHours(0, 0, 0, 0))).then(
        (read) => {
          if (gone) return;
          setFigures(read);
          setFailed(false);
        },
        () => !gone && setFailed(true),
      );
    void read();
    const timer = setInterval(read, readAgain);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [calls, held]);

  if (figures === null) return <span className="day quiet">{failed ? bar.figuresFailed : ''}</span>;
  const { of, chats, answered, firstResponseSeconds, rated, helped } = figures;
  return (
    <span className="day">
      <span className="quiet">{bar.today}</span>
      <Tooltip title={`${bar.figuresOf[of]}${bar.chatsWhy(answered)}`}>
        <b>{bar.chats(chats)}</b>
      </Tooltip>
      <Tooltip title={`${bar.figuresOf[of]}${bar.firstResponseWhy}`}>
        <span>
          {bar.firstResponse} <b>{firstResponseSeconds === null ? bar.none : time.duration(firstResponseSeconds)}</b>
        </span>
      </Tooltip>
      <Tooltip title={bar.satisfactionWhy(helped, rated)}>
        <span>
          {bar.satisfaction} <b>{rated === 0 ? bar.none : `${Math.round((helped / rated) * 100)}%`}</b>
        </span>
      </Tooltip>
    </span>
  );
}

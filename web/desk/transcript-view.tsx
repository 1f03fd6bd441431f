import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { MessageBubble } from './message-bubble.tsx';
import { authorOf } from './naming.ts';
import { notYetThere } from './outgoing.ts';
import { OutgoingBubble } from './outgoing-bubble.tsx';
import { hasOlder, nothingKnown } from './transcript.ts';
import { isFoldable, type Row, rowsOf } from './transcript-rows.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useTranscript } from './use-transcript.ts';
import { useWords } from './words/use-words.ts';

interface TranscriptViewProps {
  handoff: HandoffView;
  /** A message to go to, anew with every `times`. */
  sought: { seq: number; times: number };
  /** Turns that the bot took; 0 where that is not known. */
  rounds: number;
}

/** What was said, by everybody: also what the bot had ready and was not sent any more. */
export function TranscriptView({ handoff, sought, rounds }: TranscriptViewProps): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { transcript: says } = words;
  const id = handoff.conversationId;
  const known = useDeskState((state) => state.known[id] ?? nothingKnown);
  const { messages, lastSeq } = known;
  // Whoever has passed a chat on may no longer read on, which is nothing to mend.
  const failure = useDeskState(({ unread }) => (handoff.state === 'ended' ? '' : (unread[id] ?? '')));
  const allOutgoing = useDeskState(({ outgoing }) => outgoing[id]);
  const outgoing = useMemo(() => notYetThere(allOutgoing ?? [], messages), [allOutgoing, messages]);
  const [folded, setFolded] = useState(true);
  const evidence = useMemo(
    () => new Set(handoff.findings.flatMap((finding) => finding.evidence.map(({ seq }) => seq))),
    [handoff.findings],
  );
  const rows = useMemo(
    () => rowsOf({ handoff, messages, outgoing, evidence, folded }),
    [handoff, messages, outgoing, evidence, folded],
  );
  const { scroller, list, unseen, scrolled, toEnd } = useTranscript(id, rows, outgoing.at(-1)?.clientId);
  const items = list.getVirtualItems();

  const wantsOlder = hasOlder(known) && failure === '' && !(isFoldable(handoff) && folded) && items[0]?.index === 0;
  useEffect(() => {
    if (wantsOlder) void desk.older(id);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sought is sought once, however the rows change.
  useEffect(() => {
    if (sought.times === 0) return;
    let gone = false;
    void desk.reach(id, sought.seq).then(() => {
      if (gone) return;
      if (!evidence.has(sought.seq)) setFolded(false);
      setSoughtRow(sought.seq);
    });
    return () => {
      gone = true;
    };
  }, [sought]);
  const [soughtRow, setSoughtRow] = useState<number | null>(null);
  useEffect(() => {
    if (soughtRow === null) return;
    const place = rows.findIndex((row) => row.kind === 'message' && row.message.seq === soughtRow);
    if (place === -1) return;
    setSoughtRow(null);
    list.scrollToIndex(place, { align: 'center' });
    focusSoon(`message-${soughtRow}`);
  }, [soughtRow, rows, list]);

  // The log itself is not live: scrolling draws old messages, which are not news. What comes is said once, by itself.
  const latest = messages.at(-1);
  const myName = useDeskState(({ me }) => me.name);
  return (
    <div className="transcript-frame">
      <div
        className="transcript"
        ref={scroller}
        onScroll={scrolled}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a region by its focus.
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={words.regions.transcript}
      >
        {messages.length === 0 && failure === '' && lastSeq !== 0 && <Skeleton active paragraph={{ rows: 5 }} />}
        <div className="rows" style={{ height: list.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={key}
                  data-index={index}
                  ref={list.measureElement}
                  className="transcript-row"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <TranscriptRow
                    row={row}
                    handoff={handoff}
                    evidence={evidence}
                    rounds={rounds}
                    fold={() => setFolded(!folded)}
                  />
                </div>
              )
            );
          })}
        </div>
        {failure !== '' && (
          <Alert
            type="error"
            showIcon
            title={failure}
            action={
              <Button size="small" onClick={() => desk.read(id)}>
                {says.readAgain}
              </Button>
            }
          />
        )}
      </div>
      {wantsOlder && <p className="older quiet">{says.older}</p>}
      <p className="unseen-by-eye" role="status">
        {latest !== undefined && latest.seq > handoff.throughSeq && latest.author !== 'agent'
          ? says.said(authorOf(words, latest, myName), latest.text)
          : ''}
      </p>
      {unseen && (
        <Button className="to-end" shape="round" onClick={toEnd}>
          {says.newMessages} ↓
        </Button>
      )}
    </div>
  );
}

interface TranscriptRowProps {
  row: Row;
  handoff: HandoffView;
  evidence: ReadonlySet<number>;
  rounds: number;
  fold: () => void;
}

function TranscriptRow({ row, handoff, evidence, rounds, fold }: TranscriptRowProps): ReactNode {
  const { transcript: says } = useWords();
  switch (row.kind) {
    case 'beginning':
      return <p className="notice">{says.beginning}</p>;
    case 'fold':
      return (
        <p className="fold">
          <Button size="small" aria-expanded={!row.folded} onClick={fold}>
            {says.botPhase(row.messages, rounds)} · {row.folded ? says.unfold : says.fold}
          </Button>
        </p>
      );
    case 'outgoing':
      return <OutgoingBubble outgoing={row.outgoing} conversation={handoff.conversationId} />;
    case 'message':
      return (
        <MessageBubble
          message={row.message}
          conversation={handoff.conversationId}
          findings={handoff.findings}
          marked={evidence.has(row.message.seq)}
        />
      );
  }
}

/** A row that is scrolled to is drawn within a few frames. */
function focusSoon(elementId: string, frames = 10): void {
  const element = document.getElementById(elementId);
  if (element !== null) element.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusSoon(elementId, frames - 1));
}

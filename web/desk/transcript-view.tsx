import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { MessageBubble } from './message-bubble.tsx';
import { notYetThere } from './outgoing.ts';
import { OutgoingBubble } from './outgoing-bubble.tsx';
import { nothingKnown } from './transcript.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useFollowedEnd } from './use-followed-end.ts';

interface TranscriptViewProps {
  handoff: HandoffView;
  /** A message to go to, anew with every `times`. */
  sought: { seq: number; times: number };
}

/** A bot phase longer than this is folded; what is evidence in it stays visible. */
const foldedFrom = 12;

/** What was said, by everybody: also what the bot had ready and was not sent any more. */
export function TranscriptView({ handoff, sought }: TranscriptViewProps): ReactNode {
  const desk = useDesk();
  const id = handoff.conversationId;
  const { messages, lastSeq } = useDeskState(({ known }) => known[id] ?? nothingKnown);
  // Whoever has passed a chat on may no longer read on, which is nothing to mend.
  const failure = useDeskState(({ unread }) => (handoff.state === 'ended' ? '' : (unread[id] ?? '')));
  const allOutgoing = useDeskState(({ outgoing }) => outgoing[id]);
  const outgoing = useMemo(() => notYetThere(allOutgoing ?? [], messages), [allOutgoing, messages]);
  const [unfolded, setUnfolded] = useState(false);
  const { scroller, scrolled, unseen, toEnd } = useFollowedEnd(id, messages.length, outgoing.at(-1)?.clientId);

  const botPhase = messages.filter(({ seq }) => seq <= handoff.throughSeq);
  const rounds = botPhase.filter(({ author }) => author === 'customer').length;
  const foldable = botPhase.length > foldedFrom;
  const folded = foldable && !unfolded;
  const evidence = useMemo(
    () => new Set(handoff.findings.flatMap((finding) => finding.evidence.map(({ seq }) => seq))),
    [handoff.findings],
  );
  const visible = folded ? messages.filter(({ seq }) => seq > handoff.throughSeq || evidence.has(seq)) : messages;

  useEffect(() => {
    if (sought.times === 0) return;
    setUnfolded(true);
    const frame = requestAnimationFrame(() => {
      const place = document.getElementById(`message-${sought.seq}`);
      place?.scrollIntoView({ block: 'center' });
      place?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [sought]);

  return (
    <div className="transcript-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a region by its focus. */}
      <div className="transcript" ref={scroller} onScroll={scrolled} tabIndex={0} role="log" aria-label="对话记录">
        {foldable && (
          <p className="fold">
            <Button size="small" aria-expanded={!folded} onClick={() => setUnfolded(folded)}>
              机器人阶段：{rounds} 轮，共 {botPhase.length} 条，{folded ? '展开' : '收起'}
            </Button>
          </p>
        )}
        {messages.length === 0 && failure === '' && lastSeq !== 0 && <Skeleton active paragraph={{ rows: 5 }} />}
        {visible.map((message) => (
          <MessageBubble
            key={message.seq}
            message={message}
            conversation={id}
            findings={handoff.findings}
            marked={evidence.has(message.seq)}
          />
        ))}
        {outgoing.map((one) => (
          <OutgoingBubble key={one.clientId} outgoing={one} conversation={id} />
        ))}
        {failure !== '' && (
          <Alert
            type="error"
            showIcon
            title={failure}
            action={
              <Button size="small" onClick={() => desk.read(id)}>
                重新读取
              </Button>
            }
          />
        )}
      </div>
      {unseen && (
        <Button className="to-end" shape="round" onClick={toEnd}>
          有新消息 ↓
        </Button>
      )}
    </div>
  );
}

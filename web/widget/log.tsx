/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bubble } from './bubble.tsx';
import type { ChatView, DirectLine } from './direct-line.ts';
import { useFollowedEnd } from './follow-end.ts';
import { OwnBubble, UnconfirmedBubble } from './own-bubble.tsx';
import type { Shown, ShownNotice } from './timeline.ts';
import type { Words } from './words.ts';

interface LogProps {
  line: DirectLine;
  view: ChatView;
  words: Words;
  editAgain: (clientId: string, text: string) => void;
  children: ComponentChildren;
}

/** Clients forget a typing signal that is not renewed (Direct Line: after about three seconds; some senders are slow). */
const typingLasts = 6_000;

/** The conversation: what was said, what waits to be sent, and what can be done now. */
export function Log({ line, view, words, editAgain, children }: LogProps) {
  const { shown, unconfirmed, typing } = view.timeline;
  const { scroller, scrolled, unseen, toEnd } = useFollowedEnd(shown.length, unconfirmed.at(-1)?.clientId);

  useEffect(() => {
    if (typing === null) return;
    const timer = setTimeout(() => line.typingStopped(), typingLasts);
    return () => clearTimeout(timer);
  }, [typing, line]);

  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls a region by its focus. */}
      <section class="scroller" ref={scroller} onScroll={scrolled} tabIndex={0} aria-label={words.chat}>
        <div class="log" role="log" aria-live="polite" aria-label={words.chat}>
          {shown.map((one) => (
            <Said key={one.key} one={one} view={view} line={line} words={words} />
          ))}
          {unconfirmed.map((one) => (
            <UnconfirmedBubble key={`own/${one.clientId}`} one={one} words={words} editAgain={editAgain} />
          ))}
        </div>
        {view.connection === 'opening' && shown.length === 0 && unconfirmed.length === 0 && (
          <div class="skeleton" aria-hidden="true">
            <i />
            <i />
            <i />
          </div>
        )}
        {typing !== null && (
          <p class="typing" role="status">
            {words.typing(typing.by === 'agent' ? words.agent(typing.name) : words.bot)}
            <span aria-hidden="true" />
          </p>
        )}
        {children}
      </section>
      {unseen && (
        <button type="button" class="to-end" onClick={toEnd}>
          {words.newMessages} ↓
        </button>
      )}
    </div>
  );
}

function Said({ one, view, line, words }: { one: Shown; view: ChatView; line: DirectLine; words: Words }) {
  if (one.kind === 'notice') return <Notice one={one} words={words} />;
  if (one.author === 'customer') return <OwnBubble text={one.text} at={one.at} words={words} />;
  const helped = view.timeline.helped[one.activityId] ?? null;
  return <Bubble said={one} helped={helped} mark={(did) => line.mark(one.activityId, did)} words={words} />;
}

/** In the page's own words where it has some; else in the house's, which are Chinese. */
function Notice({ one, words }: { one: ShownNotice; words: Words }) {
  const own = words.notices[one.notice ?? '']?.(one.agentName);
  return (
    <p class="notice" lang={own === undefined ? 'zh-CN' : words.language}>
      {own ?? one.text}
    </p>
  );
}

/** @jsxImportSource preact */
import type { TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Service } from './timeline.ts';
import type { Words } from './words.ts';

interface ComposerProps {
  draft: string;
  setDraft: (draft: string) => void;
  service: Service;
  words: Words;
  say: (text: string) => void;
}

/** The server takes so many UTF-16 units. */
const limit = 4_000;
const countFrom = 3_600;

/** Enter sends, Shift+Enter makes a line, and neither does while an input method is composing. */
export function Composer({ draft, setDraft, service, words, say }: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  // With nobody on duty it is a message for later, and says so.
  const leaving = service.by === 'unattended';
  const left = limit - draft.length;
  const sendable = draft.trim() !== '' && left >= 0;

  useLayoutEffect(() => {
    const area = field.current;
    if (area === null) return;
    // Measured while it is small; the style sheet's max-height ends it at five lines.
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  });

  function send() {
    if (!sendable) return;
    say(draft.trim());
    setDraft('');
    field.current?.focus();
  }
  function pressed(event: TargetedKeyboardEvent<HTMLTextAreaElement>) {
    // 229 is what older browsers report while an input method composes; Safari ends composing before its Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        value={draft}
        aria-label={words.message}
        placeholder={leaving ? words.leaveMessage : words.placeholder}
        enterkeyhint="send"
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={pressed}
      />
      <button type="submit" disabled={!sendable}>
        {leaving ? words.leave : words.send}
      </button>
      {draft.length >= countFrom && (
        <p class={left < 0 ? 'count over' : 'count'} role="status">
          {left < 0 ? words.charactersOver(-left) : words.charactersLeft(left)}
        </p>
      )}
    </form>
  );
}

import { Button, Input, Tooltip } from 'antd';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { accept, checkTone, neverSent, type ToneFinding } from '#tone';
import { ToneLine } from './tone-line.tsx';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** The server takes so many UTF-16 units. */
const limit = 4_000;
const countFrom = 3_600;

/** The answer. What is typed is kept per conversation until it is sent. */
export function ReplyBox({ conversation }: { conversation: string }): ReactNode {
  const desk = useDesk();
  const { reply } = useWords();
  const draft = useDeskState(() => desk.draft(conversation));
  const typing = useDeskState((state) => state.typing[conversation] ?? false);
  const left = limit - draft.length;
  const sendable = draft.trim() !== '' && left >= 0;
  // A long draft is checked after the letter is on the screen.
  const checked = useDeferredValue(draft);
  const findings = useMemo(() => checkTone(checked), [checked]);
  /** The draft that was not sent, for what must never be said. */
  const [refused, setRefused] = useState('');
  const box = useRef<HTMLFormElement>(null);

  function replace(finding: ToneFinding) {
    if (checked === draft) desk.setDraft(conversation, accept(draft, finding));
    box.current?.querySelector('textarea')?.focus();
  }
  function send() {
    if (!sendable) return;
    if (neverSent(checkTone(draft)) !== null) return setRefused(draft);
    desk.say(conversation, draft.trim());
    desk.setDraft(conversation, '');
  }
  function pressed(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      ref={box}
      className="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Input.TextArea
        id="reply"
        aria-label={reply.label}
        value={draft}
        autoFocus
        autoSize={{ minRows: 3, maxRows: 9 }}
        placeholder={reply.placeholder}
        status={left < 0 ? 'error' : ''}
        onChange={(event) => {
          desk.setDraft(conversation, event.target.value);
          if (event.target.value !== '') desk.writes(conversation);
        }}
        onKeyDown={pressed}
      />
      <ToneLine findings={findings} refused={refused !== '' && refused === draft} replace={replace} />
      <p className="row">
        <span className="is-typing" role="status">
          {typing && reply.typing}
        </span>
        <span className={left < 0 ? 'grow failed' : 'grow quiet'} role="status">
          {draft.length >= countFrom && (left < 0 ? reply.over(-left) : reply.left(left))}
        </span>
        {draft !== '' && <span className="quiet">{reply.kept}</span>}
        <Tooltip title="Ctrl/⌘ + Enter">
          <Button className="send" type="primary" htmlType="submit" disabled={!sendable}>
            {findings.some(({ severity }) => severity === 'warning') ? reply.sendAnyway : reply.send}
          </Button>
        </Tooltip>
      </p>
    </form>
  );
}

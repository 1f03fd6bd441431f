import { Button, Input, Tooltip } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
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

  function send() {
    if (!sendable) return;
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
      <p className="row">
        <span className="is-typing" role="status">
          {typing && reply.typing}
        </span>
        <span className={left < 0 ? 'grow failed' : 'grow quiet'} role="status">
          {draft.length >= countFrom && (left < 0 ? reply.over(-left) : reply.left(left))}
        </span>
        {draft !== '' && <span className="quiet">{reply.kept}</span>}
        <Tooltip title="Ctrl/⌘ + Enter">
          <Button type="primary" htmlType="submit" disabled={!sendable}>
            {reply.send}
          </Button>
        </Tooltip>
      </p>
    </form>
  );
}

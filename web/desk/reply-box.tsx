import { Button, Input, Tooltip } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import { useDesk, useDeskState } from './use-desk.ts';

/** The server takes so many UTF-16 units. */
const limit = 4_000;
const countFrom = 3_600;

/** The answer. What is typed is kept per conversation until it is sent. */
export function ReplyBox({ conversation }: { conversation: string }): ReactNode {
  const desk = useDesk();
  const draft = useDeskState(() => desk.draft(conversation));
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
        aria-label="消息"
        value={draft}
        autoFocus
        autoSize={{ minRows: 3, maxRows: 9 }}
        placeholder="输入回复，Ctrl/⌘ + Enter 发送"
        status={left < 0 ? 'error' : ''}
        onChange={(event) => desk.setDraft(conversation, event.target.value)}
        onKeyDown={pressed}
      />
      <p className="row">
        <span className={left < 0 ? 'grow failed' : 'grow quiet'} role="status">
          {draft.length >= countFrom && (left < 0 ? `超出 ${-left} 字，请分几条发送` : `还可输入 ${left} 字`)}
        </span>
        <Tooltip title="Ctrl/⌘ + Enter">
          <Button type="primary" htmlType="submit" disabled={!sendable}>
            发送
          </Button>
        </Tooltip>
      </p>
    </form>
  );
}

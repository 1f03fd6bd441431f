import { Alert, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { useDesk } from './use-desk.ts';

/** Ends the human service: for good, or back to the bot. */
export function EndDialog({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const desk = useDesk();
  const noteId = useId();
  const [note, setNote] = useState('');
  const [returnToBot, setReturnToBot] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function end() {
    setBusy(true);
    try {
      await desk.end(handoff.id, { note: note.trim(), returnToBot });
      close();
    } catch (failure) {
      setRefusal(sentenceOf(failure));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title="结束人工服务"
      okText={returnToBot ? '交回智能客服' : '结束会话'}
      cancelText="取消"
      confirmLoading={busy}
      onOk={end}
      onCancel={close}
      // The dialog takes the focus for itself when it opens.
      afterOpenChange={(isOpen) => isOpen && document.getElementById(noteId)?.focus()}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <div className="fields">
        <label htmlFor={noteId}>备注（同事可见，客户看不到）</label>
        <Input.TextArea
          id={noteId}
          value={note}
          maxLength={2_000}
          rows={4}
          placeholder="处理了什么，还有什么要跟进"
          onChange={(event) => setNote(event.target.value)}
        />
        <Checkbox checked={returnToBot} onChange={(event) => setReturnToBot(event.target.checked)}>
          交回智能客服，请客户继续提问
        </Checkbox>
      </div>
    </Modal>
  );
}

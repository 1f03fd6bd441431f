import { Alert, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { useCarryingOut } from './use-carrying-out.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** Ends the human service: for good, or back to the bot. */
export function EndDialog({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { endDialog: says } = words;
  const noteId = useId();
  const [note, setNote] = useState('');
  const [returnToBot, setReturnToBot] = useState(false);
  const { busy, refusal, carryOut } = useCarryingOut();

  const end = () => carryOut(() => desk.end(handoff.id, { note: note.trim(), returnToBot }), close);

  return (
    <Modal
      open
      closable={{ 'aria-label': words.close }}
      title={says.title}
      okText={returnToBot ? says.toBot : says.end}
      cancelText={words.cancel}
      confirmLoading={busy}
      onOk={end}
      onCancel={close}
      // The dialog takes the focus for itself when it opens.
      afterOpenChange={(isOpen) => isOpen && document.getElementById(noteId)?.focus()}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <div className="fields">
        <label htmlFor={noteId}>{says.note}</label>
        <Input.TextArea
          id={noteId}
          value={note}
          maxLength={2_000}
          rows={4}
          placeholder={says.notePlaceholder}
          onChange={(event) => setNote(event.target.value)}
        />
        <Checkbox checked={returnToBot} onChange={(event) => setReturnToBot(event.target.checked)}>
          {says.returnToBot}
        </Checkbox>
      </div>
    </Modal>
  );
}

import { Alert, Input, Modal, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { useCarryingOut } from './use-carrying-out.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** Gives the chat to another skill's line. The customer keeps the place of the first asking. */
export function TransferDialog({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { transferDialog: says } = words;
  const noteId = useId();
  const [skill, setSkill] = useState<HandoffView['skill'] | null>(null);
  const [note, setNote] = useState('');
  const { busy, refusal, refuse, carryOut } = useCarryingOut();

  function transfer() {
    if (skill === null) return refuse(says.choose);
    void carryOut(() => desk.transfer(handoff.id, { skill, note: note.trim() }), close);
  }

  return (
    <Modal
      open
      closable={{ 'aria-label': words.close }}
      title={says.title}
      okText={says.transfer}
      cancelText={words.cancel}
      confirmLoading={busy}
      onOk={transfer}
      onCancel={close}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <div className="fields">
        <fieldset>
          <legend>{says.to}</legend>
          <Radio.Group
            value={skill}
            onChange={(event) => setSkill(event.target.value)}
            options={Object.entries(words.skills).map(([value, label]) => ({ value, label }))}
          />
        </fieldset>
        <label htmlFor={noteId}>{says.note}</label>
        <Input.TextArea
          id={noteId}
          value={note}
          maxLength={2_000}
          rows={4}
          placeholder={says.notePlaceholder}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}

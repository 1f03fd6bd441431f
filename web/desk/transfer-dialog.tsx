import { Alert, Input, Modal, Radio } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HandoffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { useDesk } from './use-desk.ts';
import { skillWords } from './words.ts';

/** Gives the chat to another skill's line. The customer keeps the place of the first asking. */
export function TransferDialog({ handoff, close }: { handoff: HandoffView; close: () => void }): ReactNode {
  const desk = useDesk();
  const noteId = useId();
  const [skill, setSkill] = useState<HandoffView['skill'] | null>(null);
  const [note, setNote] = useState('');
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);

  async function transfer() {
    if (skill === null) return setRefusal('请选择转到哪个队列。');
    setBusy(true);
    try {
      await desk.transfer(handoff.id, { skill, note: note.trim() });
      close();
    } catch (failure) {
      setRefusal(sentenceOf(failure));
      setBusy(false);
    }
  }

  return (
    <Modal
      open
      title="转接给同事"
      okText="转接"
      cancelText="取消"
      confirmLoading={busy}
      onOk={transfer}
      onCancel={close}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <div className="fields">
        <fieldset>
          <legend>转到</legend>
          <Radio.Group
            value={skill}
            onChange={(event) => setSkill(event.target.value)}
            options={Object.entries(skillWords).map(([value, label]) => ({ value, label }))}
          />
        </fieldset>
        <label htmlFor={noteId}>交接说明（接手的同事首先看到）</label>
        <Input.TextArea
          id={noteId}
          value={note}
          maxLength={2_000}
          rows={4}
          placeholder="客户要什么，已经做了什么，下一步是什么"
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </Modal>
  );
}

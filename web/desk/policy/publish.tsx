import { Alert, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useCarryingOut } from '../use-carrying-out.ts';
import { useWords } from '../words/use-words.ts';
import type { Difference } from './differences.ts';
import { Field } from './fields.tsx';

interface PublishProps {
  /** The version that the draft is again; null: none. */
  restores: number | null;
  different: readonly Difference[];
  publish: (reason: string) => Promise<void>;
  close: () => void;
}

/** The last question before the policy is in force: why. */
export function Publish({ restores, different, publish, close }: PublishProps): ReactNode {
  const words = useWords();
  const { policy } = words;
  const [reason, setReason] = useState('');
  const { busy, refusal, refuse, carryOut } = useCarryingOut();

  function confirm() {
    if (reason.trim() === '') return refuse(policy.reasonMissing);
    void carryOut(() => publish(reason));
  }

  return (
    <Modal
      open
      closable={{ 'aria-label': policy.close }}
      title={policy.publishTitle}
      okText={policy.publish}
      cancelText={policy.cancel}
      confirmLoading={busy}
      onOk={confirm}
      onCancel={close}
    >
      {refusal !== '' && <Alert type="error" showIcon title={refusal} role="alert" />}
      <p>{policy.publishWhy}</p>
      {restores !== null && <p>{policy.restoring(restores)}</p>}
      <ul className="policy-summary">
        {different.slice(0, 8).map(({ of, id, kind, title }) => (
          <li key={`${of} ${id} ${kind}`}>
            {policy.compare.kinds[kind]} · {policy.compare[of]}
            {title !== '' && ` · ${title}`}
          </li>
        ))}
        {different.length > 8 && <li>…</li>}
      </ul>
      <Field label={policy.publishReason}>
        {(id) => (
          <Input.TextArea
            id={id}
            autoFocus
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
      </Field>
    </Modal>
  );
}

import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { keys } from './use-desk-keys.ts';

/** Every key of the desk. */
export function KeysHelp({ close }: { close: () => void }): ReactNode {
  return (
    <Modal open onCancel={close} footer={null} title="快捷键">
      <dl className="keys">
        {keys.map(({ shown, does }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { keys } from './use-desk-keys.ts';
import { useWords } from './words/use-words.ts';

/** Every key of the desk. */
export function KeysHelp({ close }: { close: () => void }): ReactNode {
  const words = useWords();
  return (
    <Modal open onCancel={close} footer={null} closable={{ 'aria-label': words.close }} title={words.keys.title}>
      <dl className="keys">
        {keys.map(({ shown, does }) => (
          <div key={shown}>
            <dt>
              <kbd>{shown}</kbd>
            </dt>
            <dd>{words.keys[does]}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}

import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { StaffList } from './staff-list.tsx';
import { useWords } from './words/use-words.ts';

interface StaffDrawerProps {
  open: boolean;
  close: () => void;
  calls: DeskCalls;
  me: StaffView;
}

/** The accounts, for an administrator who works at the desk, too. */
export function StaffDrawer({ open, close, calls, me }: StaffDrawerProps): ReactNode {
  const words = useWords();
  return (
    <Drawer
      open={open}
      onClose={close}
      closable={{ 'aria-label': words.close }}
      title={words.staff.title}
      size={860}
      destroyOnHidden
    >
      <StaffList calls={calls} me={me} />
    </Drawer>
  );
}

import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { StaffList } from './staff-list.tsx';

interface StaffDrawerProps {
  open: boolean;
  close: () => void;
  calls: DeskCalls;
  me: StaffView;
}

/** The accounts, for an administrator who works at the desk, too. */
export function StaffDrawer({ open, close, calls, me }: StaffDrawerProps): ReactNode {
  return (
    <Drawer open={open} onClose={close} title="员工账号" size={860} destroyOnHidden>
      <StaffList calls={calls} me={me} />
    </Drawer>
  );
}

import { Alert, Button, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { heldBy, waitingLine } from './feed.ts';
import { PresenceSelect } from './presence-select.tsx';
import { useDeskState } from './use-desk.ts';

interface TopBarProps {
  help: () => void;
  staff: () => void;
  signOut: () => void;
}

/** Whether I am there, how much there is, and whether anything comes through. */
export function TopBar({ help, staff, signOut }: TopBarProps): ReactNode {
  const me = useDeskState(({ me }) => me);
  const live = useDeskState(({ live }) => live);
  const held = useDeskState(({ feed, me }) => heldBy(feed, me.id).length);
  const waiting = useDeskState(({ feed, me }) => waitingLine(feed, me.id).length);
  return (
    <header className="top">
      {me.roles.includes('agent') && <PresenceSelect />}
      <span className="counts">
        {me.roles.includes('agent') && `接待 ${held}/${me.capacity} · `}等待 {waiting}
      </span>
      <div className="grow" role="status">
        {live === 'broken' && (
          <Alert type="warning" showIcon title="连接中断，正在重连。列表可能不是最新，草稿已保留。" />
        )}
      </div>
      {me.roles.includes('administrator') && (
        <Button type="text" onClick={staff}>
          员工账号
        </Button>
      )}
      <Tooltip title="快捷键（?）">
        <Button type="text" onClick={help} aria-label="快捷键">
          ?
        </Button>
      </Tooltip>
      <span className="quiet">{me.name}</span>
      <Button onClick={signOut}>退出登录</Button>
    </header>
  );
}

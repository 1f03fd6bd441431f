import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { StaffView } from '#conversation/wire';
import type { DeskCalls } from './calls.ts';
import { StaffList } from './staff-list.tsx';
import { roleWords } from './words.ts';

interface OtherRolesProps {
  me: StaffView;
  calls: DeskCalls;
  signOut: () => void;
}

/** For accounts without work at the desk: what they may do, and where. */
export function OtherRoles({ me, calls, signOut }: OtherRolesProps): ReactNode {
  const administrator = me.roles.includes('administrator');
  return (
    <main className="plain">
      <header className="plain-head">
        <h1>{administrator ? '员工账号' : '您的账号'}</h1>
        <span className="quiet">
          {me.name} · {me.roles.map((role) => roleWords[role]).join('、')}
        </span>
        <Button onClick={signOut}>退出登录</Button>
      </header>
      {administrator ? (
        <StaffList calls={calls} me={me} />
      ) : (
        <p>
          {me.roles.includes('editor') && '您的账号可以整理知识条目。'}
          {me.roles.includes('reviewer') && '您的账号可以审核他人编写的知识条目。'}
          接待客户需要坐席或班长角色，请联系管理员开通。
        </p>
      )}
    </main>
  );
}

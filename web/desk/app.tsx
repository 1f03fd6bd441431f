import { Button, Result, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { SessionView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { Desk } from './desk.tsx';
import { OtherRoles } from './other-roles.tsx';
import { SignIn } from './sign-in.tsx';

type Where =
  | { at: 'opening' }
  | { at: 'failed'; why: string }
  | { at: 'sign-in'; note: string }
  | { at: 'inside'; session: SessionView };

/** From the session to the page it opens. */
export function App({ calls }: { calls: DeskCalls }): ReactNode {
  const [where, go] = useState<Where>({ at: 'opening' });

  const enter = useCallback(async () => {
    go({ at: 'opening' });
    try {
      const session = await calls.session();
      go(session === null ? { at: 'sign-in', note: '' } : { at: 'inside', session });
    } catch (failure) {
      go({ at: 'failed', why: sentenceOf(failure) });
    }
  }, [calls]);
  useEffect(() => void enter(), [enter]);

  const signedOut = useCallback(
    (note = '登录已失效，请重新登录。未发送的草稿都已保留。') => go({ at: 'sign-in', note }),
    [],
  );
  const signOut = useCallback(async () => {
    // Signed out or not reachable: here it is over in any case, and the cookie dies by itself.
    await calls.signOut().catch(() => undefined);
    signedOut('您已退出登录。');
  }, [calls, signedOut]);

  switch (where.at) {
    case 'opening':
      return (
        <main className="plain" aria-busy="true">
          <Skeleton active title={{ width: 160 }} paragraph={{ rows: 4 }} />
        </main>
      );
    case 'failed':
      return (
        <main className="plain">
          <Result
            status="warning"
            title="工作台没有打开"
            subTitle={where.why}
            extra={
              <Button type="primary" onClick={enter}>
                重试
              </Button>
            }
          />
        </main>
      );
    case 'sign-in':
      return <SignIn calls={calls} note={where.note} entered={(session) => go({ at: 'inside', session })} />;
    case 'inside': {
      const { staff } = where.session;
      const atDesk = staff.roles.some((role) => role === 'agent' || role === 'supervisor');
      const Inside = atDesk ? Desk : OtherRoles;
      return <Inside key={staff.id} me={staff} calls={calls} signOut={signOut} signedOut={signedOut} />;
    }
  }
}

import { Button, Result, Skeleton } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { SessionView } from '#conversation/wire';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { Desk } from './desk.tsx';
import { OtherRoles } from './other-roles.tsx';
import { SignIn } from './sign-in.tsx';
import { useWords } from './words/use-words.ts';

type Where =
  | { at: 'opening' }
  | { at: 'failed'; failure: unknown }
  | { at: 'sign-in'; why: 'first' | 'expired' | 'left' }
  | { at: 'inside'; session: SessionView };

/** From the session to the page it opens. */
export function App({ calls }: { calls: DeskCalls }): ReactNode {
  const words = useWords();
  const [where, go] = useState<Where>({ at: 'opening' });

  const enter = useCallback(async () => {
    go({ at: 'opening' });
    try {
      const session = await calls.session();
      go(session === null ? { at: 'sign-in', why: 'first' } : { at: 'inside', session });
    } catch (failure) {
      go({ at: 'failed', failure });
    }
  }, [calls]);
  useEffect(() => void enter(), [enter]);
  useEffect(() => {
    if (where.at !== 'inside') document.title = words.title;
  }, [where, words]);

  const signedOut = useCallback(() => go({ at: 'sign-in', why: 'expired' }), []);
  const signOut = useCallback(async () => {
    // Signed out or not reachable: here it is over in any case, and the cookie dies by itself.
    await calls.signOut().catch(() => undefined);
    go({ at: 'sign-in', why: 'left' });
  }, [calls]);

  switch (where.at) {
    case 'opening':
      return (
        <main className="plain" aria-busy="true" aria-label={words.title}>
          <Skeleton active title={{ width: 160 }} paragraph={{ rows: 4 }} />
        </main>
      );
    case 'failed':
      return (
        <main className="plain">
          <Result
            status="warning"
            title={<h1>{words.opening.failed}</h1>}
            subTitle={sentenceOf(words, where.failure)}
            extra={
              <Button type="primary" onClick={enter}>
                {words.opening.tryAgain}
              </Button>
            }
          />
        </main>
      );
    case 'sign-in':
      return (
        <SignIn
          calls={calls}
          note={where.why === 'first' ? '' : words.signIn[where.why]}
          entered={(session) => go({ at: 'inside', session })}
        />
      );
    case 'inside': {
      const { staff } = where.session;
      const atDesk = staff.roles.some((role) => role === 'agent' || role === 'supervisor');
      const Inside = atDesk ? Desk : OtherRoles;
      return <Inside key={staff.id} me={staff} calls={calls} signOut={signOut} signedOut={signedOut} />;
    }
  }
}

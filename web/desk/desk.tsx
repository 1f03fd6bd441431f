import { type ReactNode, useEffect, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { browserStorage } from '../browser-storage.ts';
import { newId } from '../new-id.ts';
import type { DeskCalls } from './calls.ts';
import { Conversation } from './conversation.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import { DeskStore } from './desk-store.ts';
import { DeskTitle } from './desk-title.tsx';
import { Kept } from './kept.ts';
import { KeysHelp } from './keys-help.tsx';
import { KnowledgeSearch } from './knowledge-search.tsx';
import { MyChats } from './my-chats.tsx';
import { OthersChats } from './others-chats.tsx';
import { StaffDrawer } from './staff-drawer.tsx';
import { TopBar } from './top-bar.tsx';
import { DeskContext, useDesk, useDeskState } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { WaitingLine } from './waiting-line.tsx';

interface DeskProps {
  me: StaffView;
  calls: DeskCalls;
  signOut: () => void;
  signedOut: () => void;
}

/** The agents' workbench, from signing in to signing out. */
export function Desk({ me, calls, signOut, signedOut }: DeskProps): ReactNode {
  const [desk, setDesk] = useState<DeskStore | null>(null);

  useEffect(() => {
    const store = new DeskStore(me, {
      calls,
      kept: new Kept(browserStorage(), me.account),
      newId,
      isWatched: () => document.hasFocus(),
      signedOut,
    });
    const looked = () => store.markRead();
    addEventListener('focus', looked);
    store.start();
    setDesk(store);
    return () => {
      store.stop();
      removeEventListener('focus', looked);
    };
  }, [me, calls, signedOut]);

  if (desk === null) return null;
  return (
    <DeskContext value={desk}>
      <Workbench calls={calls} signOut={signOut} />
    </DeskContext>
  );
}

/** Left who waits, in the middle one conversation, right what helps with it. */
function Workbench({ calls, signOut }: Pick<DeskProps, 'calls' | 'signOut'>): ReactNode {
  const desk = useDesk();
  const open = useDeskState(({ open }) => open);
  const me = useDeskState(({ me }) => me);
  const [help, setHelp] = useState(false);
  const [staff, setStaff] = useState(false);
  useDeskKeys(() => setHelp(true));

  return (
    <div className={open === null ? 'desk' : 'desk with-open'}>
      <DeskTitle />
      <TopBar help={() => setHelp(true)} staff={() => setStaff(true)} signOut={signOut} />
      <nav className="left" aria-label="队列与会话">
        <WaitingLine />
        <MyChats />
        {me.roles.includes('supervisor') && <OthersChats />}
      </nav>
      <main className="middle">
        {open === null ? (
          <p className="nothing-open">请从左侧选择会话，或接入等待中的客户。按 ? 查看快捷键。</p>
        ) : (
          <Conversation key={open.conversationId} handoff={open} close={() => desk.show(null)} />
        )}
      </main>
      <aside className="right" aria-label="知识与客户">
        {open !== null && <CustomerPanel handoff={open} />}
        <KnowledgeSearch calls={calls} />
      </aside>
      {help && <KeysHelp close={() => setHelp(false)} />}
      <StaffDrawer open={staff} close={() => setStaff(false)} calls={calls} me={me} />
    </div>
  );
}

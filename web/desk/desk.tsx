import { Skeleton } from 'antd';
import { lazy, type ReactNode, Suspense, useContext, useEffect, useRef, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { browserStorage } from '../browser-storage.ts';
import { newId } from '../new-id.ts';
import { watchForNews } from './alerts.ts';
import type { DeskCalls } from './calls.ts';
import { Conversation } from './conversation.tsx';
import { DeskStore } from './desk-store.ts';
import { DeskTitle } from './desk-title.tsx';
import { Invitation } from './invitation.tsx';
import { Kept } from './kept.ts';
import { KeysHelp } from './keys-help.tsx';
import { MyChats } from './my-chats.tsx';
import { QualityDrawer } from './quality/quality-drawer.tsx';
import { RightPanel } from './right-panel.tsx';
import { notify, ring } from './ringing.ts';
import { StaffDrawer } from './staff-drawer.tsx';
import { TopBar } from './top-bar.tsx';
import { DeskContext, useDesk, useDeskState } from './use-desk.ts';
import { useDeskKeys } from './use-desk-keys.ts';
import { PreferencesContext } from './use-preferences.ts';
import { WaitingLine } from './waiting-line.tsx';
import { Wall } from './wall.tsx';
import { useWords } from './words/use-words.ts';

interface DeskProps {
  me: StaffView;
  calls: DeskCalls;
  signOut: () => void;
  signedOut: () => void;
}

/** The agents' workbench, from signing in to signing out. */
export function Desk({ me, calls, signOut, signedOut }: DeskProps): ReactNode {
  const words = useWords();
  const current = useRef(words);
  current.current = words;
  const preferences = useContext(PreferencesContext);
  const [desk, setDesk] = useState<DeskStore | null>(null);

  useEffect(() => {
    const store = new DeskStore(me, {
      calls,
      kept: new Kept(browserStorage(), me.account),
      words: () => current.current,
      newId,
      isWatched: () => document.hasFocus(),
      signedOut,
    });
    const looked = () => store.markRead();
    addEventListener('focus', looked);
    const stopAlerts =
      preferences &&
      watchForNews(store, {
        preference: () => preferences.chosen,
        words: () => current.current,
        isWatched: () => document.hasFocus(),
        ring,
        notify,
      });
    store.start();
    setDesk(store);
    return () => {
      store.stop();
      stopAlerts?.();
      removeEventListener('focus', looked);
    };
  }, [me, calls, signedOut, preferences]);

  if (desk === null) return null;
  return (
    <DeskContext value={desk}>
      <Workbench calls={calls} signOut={signOut} />
    </DeskContext>
  );
}

/** Only supervisors read it, and only now and then. */
const PolicyPage = lazy(async () => ({ default: (await import('./policy/policy-page.tsx')).PolicyPage }));

/** Left who waits, in the middle one conversation, right what helps with it. */
function Workbench({ calls, signOut }: Pick<DeskProps, 'calls' | 'signOut'>): ReactNode {
  const desk = useDesk();
  const { regions } = useWords();
  const open = useDeskState(({ open }) => open);
  const me = useDeskState(({ me }) => me);
  const [help, setHelp] = useState(false);
  const [staff, setStaff] = useState(false);
  const [quality, setQuality] = useState(false);
  /** The policy: not opened yet, in sight, or kept with what was changed in it. */
  const [policy, setPolicy] = useState<'unopened' | 'shown' | 'kept'>('unopened');
  const supervises = me.roles.includes('supervisor');
  useDeskKeys(() => setHelp(true));

  return (
    <div className={open === null ? 'desk' : 'desk with-open'}>
      <DeskTitle />
      <TopBar
        calls={calls}
        help={() => setHelp(true)}
        staff={() => setStaff(true)}
        quality={() => setQuality(true)}
        wall={() => {
          setPolicy((before) => (before === 'unopened' ? before : 'kept'));
          desk.show(null);
        }}
        policy={() => {
          setPolicy('shown');
          desk.show(null);
        }}
        signOut={signOut}
      />
      <nav className="left" aria-label={regions.left}>
        <Invitation />
        <WaitingLine />
        <MyChats />
      </nav>
      <main className={open === null && supervises ? 'middle wide' : 'middle'}>
        {open !== null && (
          <Conversation key={open.conversationId} handoff={open} calls={calls} close={() => desk.show(null)} />
        )}
        {open === null && policy !== 'shown' && (supervises ? <Wall /> : <NothingOpen />)}
        {policy !== 'unopened' && (
          <div className="policy-place" hidden={open !== null || policy === 'kept'}>
            <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
              <PolicyPage calls={calls} />
            </Suspense>
          </div>
        )}
      </main>
      {(open !== null || !supervises) && <RightPanel calls={calls} handoff={open} />}
      {help && <KeysHelp close={() => setHelp(false)} />}
      <QualityDrawer open={quality} close={() => setQuality(false)} calls={calls} me={me} />
      <StaffDrawer open={staff} close={() => setStaff(false)} calls={calls} me={me} />
    </div>
  );
}

function NothingOpen(): ReactNode {
  const { nothingOpen } = useWords();
  return <p className="nothing-open">{nothingOpen}</p>;
}

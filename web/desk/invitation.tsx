import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mayNotify } from './ringing.ts';
import { useDeskState } from './use-desk.ts';
import { usePreferences } from './use-preferences.ts';
import { useWords } from './words/use-words.ts';

/** Asks once, when an agent first goes online, whether to ring and notify; the browser is asked only after a yes. */
export function Invitation(): ReactNode {
  const { invitation, settings } = useWords();
  const [{ invited }, choose] = usePreferences();
  const online = useDeskState(({ feed }) => feed.presence === 'online');
  const [refused, setRefused] = useState(false);
  if (refused) return <p className="invitation quiet">{settings.refused}</p>;
  if (invited || !online) return null;

  async function accept() {
    choose({ sound: true, invited: true });
    const answer = await mayNotify();
    choose({ notifications: answer === 'granted' });
    setRefused(answer === 'refused');
  }
  return (
    <section className="invitation">
      <p>{invitation.text}</p>
      <p className="row">
        <Button size="small" type="primary" onClick={accept}>
          {invitation.yes}
        </Button>
        <Button size="small" type="text" onClick={() => choose({ invited: true })}>
          {invitation.no}
        </Button>
      </p>
    </section>
  );
}

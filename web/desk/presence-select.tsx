import { App, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { StaffView } from '#conversation/wire';
import { sentenceOf } from './calls.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** Only who is online is offered new chats. */
export function PresenceSelect(): ReactNode {
  const desk = useDesk();
  const words = useWords();
  const { message } = App.useApp();
  const presence = useDeskState(({ feed }) => feed.presence) as StaffView['presence'];
  const opening = useDeskState(({ live }) => live === 'opening');
  const [busy, setBusy] = useState(false);

  async function choose(chosen: StaffView['presence']) {
    setBusy(true);
    await desk.setPresence(chosen).catch((failure) => message.error(sentenceOf(words, failure)));
    setBusy(false);
  }

  return (
    <Select
      className={`presence ${presence}`}
      aria-label={words.bar.presence}
      value={presence}
      disabled={opening}
      loading={busy}
      onChange={choose}
      popupMatchSelectWidth={false}
      options={Object.entries(words.bar.presences).map(([value, word]) => ({
        value,
        title: word,
        label: (
          <span>
            <i className={`presence-dot ${value}`} aria-hidden="true" />
            {word}
          </span>
        ),
      }))}
    />
  );
}

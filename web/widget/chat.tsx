/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { HouseView } from '#conversation/wire';
import { Composer } from './composer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import type { DirectLine } from './direct-line.ts';
import { FirstScreen } from './first-screen.tsx';
import { Header } from './header.tsx';
import { LineNote } from './line-note.tsx';
import { Log } from './log.tsx';
import type { Looks } from './looks.ts';
import { QuickReplies } from './quick-replies.tsx';
import { offeredReplies } from './timeline.ts';
import { useFollowed } from './use-followed.ts';
import type { Words } from './words.ts';

interface ChatProps {
  line: DirectLine;
  words: Words;
  looks: Looks;
  /** Null until it is known. */
  house: HouseView | null;
  /** Null where the page is not a part of another. */
  close: (() => void) | null;
}

export function Chat({ line, words, looks, house, close }: ChatProps) {
  const view = useFollowed(line, 'view');
  const older = useFollowed(looks, 'older');
  const [draft, setDraft] = useState('');

  const { shown, unconfirmed, service, place } = view.timeline;
  const untouched = unconfirmed.length === 0 && shown.every(({ kind }) => kind === 'notice');
  const replies = offeredReplies(view.timeline);
  const say = (text: string) => line.say(text);
  const askForPerson = () => say(words.personAsked);

  function editAgain(clientId: string, text: string) {
    line.takeBack(clientId);
    setDraft(draft === '' ? text : `${draft}\n${text}`);
  }
  function write(text: string) {
    if (text.length > draft.length) line.typing();
    setDraft(text);
  }

  return (
    <main class="chat">
      <Header
        bank={house?.bank[words.tongue] ?? words.services.bot}
        service={service}
        place={place}
        older={older}
        words={words}
        askForPerson={askForPerson}
        setOlder={(on) => looks.choose(on)}
        close={close}
      />
      <ConnectionLine view={view} words={words} tryAgain={() => line.tryAgain()} />
      <LineNote service={service} words={words} leave={replies.length > 0 ? null : () => line.leaveLine()} />
      <Log line={line} view={view} words={words} editAgain={editAgain}>
        {untouched && view.connection !== 'opening' && (
          <FirstScreen
            announcement={house?.announcement?.[words.tongue] ?? null}
            older={older}
            words={words}
            ask={say}
            askForPerson={askForPerson}
          />
        )}
        <QuickReplies replies={replies} older={older} words={words} say={say} />
      </Log>
      <Composer draft={draft} setDraft={write} service={service} words={words} say={say} />
    </main>
  );
}

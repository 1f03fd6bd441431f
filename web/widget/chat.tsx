/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { ConnectionLine } from './connection-line.tsx';
import type { DirectLine } from './direct-line.ts';
import { FirstScreen } from './first-screen.tsx';
import { Header } from './header.tsx';
import { LineNote } from './line-note.tsx';
import { Log } from './log.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { offeredReplies } from './timeline.ts';
import { useChat } from './use-chat.ts';
import type { Words } from './words.ts';

export function Chat({ line, words }: { line: DirectLine; words: Words }) {
  const view = useChat(line);
  const [draft, setDraft] = useState('');
  const { shown, unconfirmed, service } = view.timeline;
  const untouched = unconfirmed.length === 0 && shown.every(({ kind }) => kind === 'notice');
  const replies = offeredReplies(view.timeline);
  const say = (text: string) => line.say(text);

  function editAgain(clientId: string, text: string) {
    line.takeBack(clientId);
    setDraft(draft === '' ? text : `${draft}\n${text}`);
  }

  return (
    <main class="chat">
      <Header service={service} words={words} askForPerson={() => say(words.personAsked)} />
      <ConnectionLine view={view} words={words} tryAgain={() => line.tryAgain()} />
      <LineNote service={service} words={words} leave={replies.length > 0 ? null : () => line.leaveLine()} />
      <Log line={line} view={view} words={words} editAgain={editAgain}>
        {untouched && view.connection !== 'opening' && <FirstScreen words={words} ask={say} />}
        <QuickReplies replies={replies} words={words} say={say} />
      </Log>
      <Composer draft={draft} setDraft={setDraft} words={words} say={say} />
    </main>
  );
}

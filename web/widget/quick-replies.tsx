/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Words } from './words.ts';

interface QuickRepliesProps {
  replies: readonly string[];
  older: boolean;
  words: Words;
  say: (text: string) => void;
}

/** Taps under what was said last. */
export function QuickReplies({ replies, older, words, say }: QuickRepliesProps) {
  const questions = replies.filter((reply) => words.acts[reply] === undefined);
  if (replies.length === 0) return null;
  if (older && questions.length > 1) {
    return <OneAtATime key={replies.join('\n')} questions={questions} words={words} say={say} />;
  }
  return (
    <ul class="quick-replies" aria-label={words.quickReplies}>
      {replies.map((reply) => (
        <Reply key={reply} reply={reply} words={words} say={say} />
      ))}
    </ul>
  );
}

function Reply({ reply, words, say }: { reply: string; words: Words; say: (text: string) => void }) {
  return (
    <li>
      <button type="button" onClick={() => say(reply)}>
        {words.acts[reply] ?? reply}
      </button>
    </li>
  );
}

interface OneAtATimeProps {
  questions: readonly string[];
  words: Words;
  say: (text: string) => void;
}

/** "Which of these" as questions that take a yes or a no, one after the other, with a person first. */
function OneAtATime({ questions, words, say }: OneAtATimeProps) {
  const [at, setAt] = useState(0);
  const question = questions[at];
  return (
    <section class="one-at-a-time" aria-label={words.quickReplies}>
      <p role="status">{question === undefined ? words.noneOfThese : words.isItThis(question)}</p>
      <ul class="quick-replies">
        <li>
          <button type="button" onClick={() => say(words.personAsked)}>
            {words.personFirst}
          </button>
        </li>
        {question !== undefined && (
          <>
            <li>
              <button type="button" onClick={() => say(question)}>
                {words.yes}
              </button>
            </li>
            <li>
              <button type="button" onClick={() => setAt(at + 1)}>
                {words.no}
              </button>
            </li>
          </>
        )}
      </ul>
    </section>
  );
}

/** @jsxImportSource preact */
import { Clock } from './clock.tsx';
import type { Unconfirmed } from './timeline.ts';
import type { Words } from './words.ts';

/** What the customer said and the server has. */
export function OwnBubble({ text, at, words }: { text: string; at: string | null; words: Words }) {
  return (
    <article class="message own">
      <p class="sender">
        <span class="unseen">{words.customer}</span>
        <Clock at={at} language={words.language} />
      </p>
      <div class="bubble">
        <p class="text">{text}</p>
      </div>
    </article>
  );
}

interface UnconfirmedProps {
  one: Unconfirmed;
  words: Words;
  editAgain: (clientId: string, text: string) => void;
}

/** What the customer said and the server has not echoed yet. */
export function UnconfirmedBubble({ one, words, editAgain }: UnconfirmedProps) {
  const { clientId, text, state, why } = one;
  return (
    <article class={`message own ${state}`}>
      <p class="sender">
        <span class="unseen">{words.customer}</span>
        {state === 'waiting' && <span class="state">{words.waiting}</span>}
        {state === 'accepted' && <span class="state">{words.sending}</span>}
      </p>
      <div class="bubble">
        <p class="text">{text}</p>
      </div>
      {state === 'refused' && (
        <p class="refused-why" role="alert">
          {why || words.refusedWithoutWhy}
          <button type="button" onClick={() => editAgain(clientId, text)}>
            {words.editAgain}
          </button>
        </p>
      )}
    </article>
  );
}

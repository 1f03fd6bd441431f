/** @jsxImportSource preact */
import type { Words } from './words.ts';

interface FeedbackProps {
  /** Null: not marked yet. */
  helped: boolean | null;
  mark: (helped: boolean) => void;
  words: Words;
}

/** Whether an answer helped. Said once; what was said stays readable. */
export function Feedback({ helped, mark, words }: FeedbackProps) {
  if (helped !== null) return <p class="feedback marked">{helped ? words.thanksHelped : words.thanksNotHelped}</p>;
  return (
    <p class="feedback">
      <button type="button" onClick={() => mark(true)}>
        {words.helped}
      </button>
      <button type="button" onClick={() => mark(false)}>
        {words.notHelped}
      </button>
    </p>
  );
}

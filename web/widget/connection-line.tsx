/** @jsxImportSource preact */
import type { ChatView } from './direct-line.ts';
import type { Words } from './words.ts';

interface ConnectionLineProps {
  view: ChatView;
  words: Words;
  tryAgain: () => void;
}

/** Says when messages cannot pass, and what happens to them. Silent while all is well. */
export function ConnectionLine({ view, words, tryAgain }: ConnectionLineProps) {
  const { connection, heldUp, trouble } = view;
  const stopped = connection === 'stopped';
  const broken = connection === 'broken' || heldUp;
  return (
    <div class="connection" role="status">
      {stopped && (
        <p class="stopped">
          {trouble || words.stopped}
          <button type="button" onClick={tryAgain}>
            {words.tryAgain}
          </button>
        </p>
      )}
      {!stopped && broken && <p class="broken">{words.broken}</p>}
      {!stopped && !broken && trouble !== '' && <p class="broken">{trouble}</p>}
    </div>
  );
}

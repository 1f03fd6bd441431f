/** @jsxImportSource preact */
import type { Service } from './timeline.ts';
import type { Words } from './words.ts';

interface LineNoteProps {
  service: Service;
  words: Words;
  /** Null while the conversation itself offers it. */
  leave: (() => void) | null;
}

/** While the customer waits for a person, or leaves a message: what they can do meanwhile, and the way back. */
export function LineNote({ service, words, leave }: LineNoteProps) {
  if (service.by !== 'line' && service.by !== 'unattended') return null;
  return (
    <div class="line-note">
      <p>{service.by === 'line' ? words.lineNote : words.messageNote}</p>
      {leave !== null && (
        <button type="button" onClick={leave}>
          {words.leaveLine}
        </button>
      )}
    </div>
  );
}

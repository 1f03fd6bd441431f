/** @jsxImportSource preact */
import type { Words } from './words.ts';

interface QuickRepliesProps {
  replies: readonly string[];
  words: Words;
  say: (text: string) => void;
}

/** Taps under what was said last. */
export function QuickReplies({ replies, words, say }: QuickRepliesProps) {
  if (replies.length === 0) return null;
  return (
    <ul class="quick-replies" aria-label={words.quickReplies}>
      {replies.map((reply) => (
        <li key={reply}>
          <button type="button" onClick={() => say(reply)}>
            {reply}
          </button>
        </li>
      ))}
    </ul>
  );
}

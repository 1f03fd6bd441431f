/** @jsxImportSource preact */
import type { Words } from './words.ts';

/** Before anything was said: one sentence that invites, and six questions that need one tap. */
export function FirstScreen({ words, ask }: { words: Words; ask: (question: string) => void }) {
  return (
    <section class="first-screen" aria-label={words.tilesTitle}>
      <p class="invitation">{words.invitation}</p>
      <ul class="tiles">
        {words.tiles.map(({ title, asks }) => (
          <li key={title}>
            <button type="button" onClick={() => ask(asks)}>
              <strong>{title}</strong>
              <span lang="zh-CN">{asks}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** @jsxImportSource preact */
import type { Source } from './timeline.ts';
import type { Words } from './words.ts';

/** Where an answer comes from: one line, and the whole of it on demand. */
export function AnswerSource({ sources, words }: { sources: readonly Source[]; words: Words }) {
  const titles = [...new Set(sources.map(({ source }) => source))];
  return (
    <details class="source">
      <summary>{words.according(titles[0] ?? '', titles.length - 1)}</summary>
      <ul lang="zh-CN">
        {sources.map(({ question, source, effectiveFrom }) => (
          <li key={question}>
            {question}
            <br />
            {source}
            {effectiveFrom !== null && (
              <span lang={words.language}> · {words.effectiveFrom(effectiveFrom.slice(0, 10))}</span>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

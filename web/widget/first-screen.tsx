/** @jsxImportSource preact */
import type { Words } from './words.ts';

interface FirstScreenProps {
  announcement: string | null;
  older: boolean;
  words: Words;
  ask: (question: string) => void;
  askForPerson: () => void;
}

/**
 * Before anything was said: what everybody should know today, one sentence that invites, and six questions that need
 * one tap. Older customers are offered a person first.
 */
export function FirstScreen({ announcement, older, words, ask, askForPerson }: FirstScreenProps) {
  return (
    <section class="first-screen" aria-label={words.tilesTitle}>
      {announcement !== null && (
        <p class="announcement">
          <strong>{words.announcement}</strong>
          {announcement}
        </p>
      )}
      <p class="invitation">{older ? words.olderInvitation : words.invitation}</p>
      {older && (
        <button type="button" class="person-first" onClick={askForPerson}>
          {words.personFirst}
        </button>
      )}
      <ul class="tiles">
        {words.tiles.map(({ title, asks }) => (
          <li key={title}>
            <button type="button" onClick={() => ask(asks)}>
              <strong>{title}</strong>
              {!older && <span lang="zh-CN">{asks}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p class="other-language">
        <a
          href={words.otherLanguage.address}
          lang={words.otherLanguage.language}
          hreflang={words.otherLanguage.language}
        >
          {words.otherLanguage.name}
        </a>
      </p>
    </section>
  );
}

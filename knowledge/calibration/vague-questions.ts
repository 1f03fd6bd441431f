import { normalise } from '../grams.ts';
import type { Entry } from '../knowledge-index.ts';
import { withoutCourtesies } from '../spelling/courtesies.ts';

/** Characters of a Chinese word or two that say what, and not what about it. */
const SHORTEST = 2;
const LONGEST = 4;
/** What fewer entries speak of is no vague question: all of them can be offered. */
const FEWEST = 4;

/**
 * What an edition's entries have in common, as a question of its own: "信用卡", "密码". Words that begin one wording, end
 * another, and stand in those of more entries than can be offered. No entry answers them: which one is meant must be
 * asked. What is stored word for word is left out: people approved that as a question.
 */
export function vagueQuestionsOf(entries: readonly Entry[]): readonly string[] {
  const stored = new Set<string>();
  const begins = new Set<string>();
  const ends = new Set<string>();
  const spoken = new Map<string, number>();
  for (const { question, similar } of entries) {
    const words = new Set<string>();
    for (const wording of [question, ...similar]) {
      const plain = withoutCourtesies(normalise(wording));
      stored.add(plain);
      for (const { word, from } of wordsIn(plain)) {
        words.add(word);
        if (from === 0) begins.add(word);
        if (from + word.length === plain.length) ends.add(word);
      }
    }
    for (const word of words) spoken.set(word, (spoken.get(word) ?? 0) + 1);
  }
  return [...spoken]
    .filter(([word, count]) => count >= FEWEST && begins.has(word) && ends.has(word) && !stored.has(word))
    .map(([word]) => word)
    .sort();
}

/** Runs of Han characters, and words of other scripts whole. */
function* wordsIn(text: string): Generator<{ word: string; from: number }> {
  for (const { 0: run, index } of text.matchAll(/\p{Script=Han}+|[^\s\p{Script=Han}]{3,}/gu)) {
    if (!HAN.test(run)) {
      yield { word: run, from: index };
      continue;
    }
    for (let length = SHORTEST; length <= LONGEST; length++) {
      for (let start = 0; start + length <= run.length; start++) {
        yield { word: run.slice(start, start + length), from: index + start };
      }
    }
  }
}

const HAN = /\p{Script=Han}/u;

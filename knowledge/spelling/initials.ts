import { normalise } from '../grams.ts';
import { readPinyin } from './read-pinyin.ts';
import { syllableOf } from './syllables.ts';

/** Shorter are too many things; longer ones nobody types. */
const SHORTEST = 2;
const LONGEST = 5;
/** What an edition says less often is hardly meant by its initials. */
const FEWEST = 3;

/** What customers shorten to initials, by the words of an edition: "yhk" is 银行卡 where the edition speaks of it. */
export class Initials {
  readonly #meant = new Map<string, { words: string; count: number }>();
  readonly #written = new Set<string>();

  constructor(texts: readonly string[]) {
    const counts = new Map<string, number>();
    for (const text of texts) {
      for (const run of normalise(text).match(RUNS) ?? []) {
        if (LATIN.test(run)) this.#written.add(run);
        else for (const words of partsOf(run)) counts.set(words, (counts.get(words) ?? 0) + 1);
      }
    }
    for (const [words, count] of counts) {
      if (count < FEWEST) continue;
      const initials = initialsOf(words);
      if (initials !== null && count > (this.#meant.get(initials)?.count ?? 0))
        this.#meant.set(initials, { words, count });
    }
  }

  /** The text with initials spelt out. What the edition itself writes so (ATM, APP) stays, and so does pinyin. */
  spellOut(text: string): string {
    return text.replace(SHORT_WORDS, (word) => {
      const lower = word.toLowerCase();
      if (this.#written.has(lower) || readPinyin(lower) !== null) return word;
      return this.#meant.get(lower)?.words ?? word;
    });
  }
}

const RUNS = /\p{Script=Han}+|[a-z0-9]+/gu;
const LATIN = /^[a-z0-9]/;
const SHORT_WORDS = new RegExp(`(?<![A-Za-z0-9])[A-Za-z]{${SHORTEST},${LONGEST}}(?![A-Za-z0-9])`, 'g');

function* partsOf(run: string): Generator<string> {
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let start = 0; start + length <= run.length; start++) yield run.slice(start, start + length);
  }
}

function initialsOf(words: string): string | null {
  const first = [...words].map((character) => syllableOf(character)?.[0]);
  return first.includes(undefined) ? null : first.join('');
}

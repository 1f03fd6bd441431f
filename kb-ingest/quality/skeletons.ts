import type { Entry } from '#knowledge';
import { comparable } from './comparable.ts';

/** What the similar questions of an edition are built like, once the words that name their entry are masked. */
export interface Skeletons {
  /** How many similar questions have this skeleton, most frequent first. A lone name is none; see `bareNames`. */
  counted: readonly { skeleton: string; times: number }[];
  /** Questions that are nothing but names and numbers ("信用卡年费"): keywords, which have no build of their own. */
  bareNames: number;
  questions: number;
}

/**
 * The skeleton of a similar question is what is left of it after masking
 * 1. numbers, in digits or Chinese numerals: `0`;
 * 2. names: words of the term base and categories, and what is frequent in this entry and rare elsewhere, that is, two
 *    to six characters that stand in at least two of its wordings and in at most one entry of twenty: `□`.
 * Masks side by side are one. So "信用卡年费怎么查" and "房贷利率怎么查" are both "□怎么查": a template shows by its count.
 */
export function skeletonsOf(entries: readonly Entry[], lexicon: readonly string[]): Skeletons {
  const everywhere = new Set(lexicon.map(comparable).filter((word) => word.length > 1));
  const own = namesOf(entries);
  const counts = new Map<string, number>();
  let questions = 0;
  let bareNames = 0;
  for (const [place, { similar }] of entries.entries()) {
    for (const question of similar) {
      questions += 1;
      const skeleton = masked(question, (word) => everywhere.has(word) || (own[place]?.has(word) ?? false));
      if (/^[□0]*$/u.test(skeleton)) bareNames += 1;
      else counts.set(skeleton, (counts.get(skeleton) ?? 0) + 1);
    }
  }
  const counted = [...counts].map(([skeleton, times]) => ({ skeleton, times }));
  return { counted: counted.sort((one, other) => other.times - one.times), bareNames, questions };
}

const SHORTEST_NAME = 2;
const LONGEST_NAME = 6;
/** Words of the term base may be longer than what an entry's own wordings tell. */
const LONGEST_TERM = 10;
/** In no more than this share of the entries is a word still a name. */
const RARE = 0.05;

/** For each entry, what is frequent in it and rare elsewhere. */
function namesOf(entries: readonly Entry[]): readonly ReadonlySet<string>[] {
  const entriesWith = new Map<string, number>();
  const frequent = entries.map(({ question, similar }) => {
    const wordingsWith = new Map<string, number>();
    for (const wording of [question, ...similar]) {
      for (const piece of piecesOf(withoutNumbers(wording))) {
        wordingsWith.set(piece, (wordingsWith.get(piece) ?? 0) + 1);
      }
    }
    for (const piece of wordingsWith.keys()) entriesWith.set(piece, (entriesWith.get(piece) ?? 0) + 1);
    return [...wordingsWith].filter(([, wordings]) => wordings > 1).map(([piece]) => piece);
  });
  const most = Math.max(1, entries.length * RARE);
  return frequent.map((pieces) => new Set(pieces.filter((piece) => (entriesWith.get(piece) ?? 0) <= most)));
}

function piecesOf(text: string): ReadonlySet<string> {
  const characters = [...text];
  const pieces = new Set<string>();
  for (let length = SHORTEST_NAME; length <= LONGEST_NAME; length++) {
    for (let start = 0; start + length <= characters.length; start++) {
      pieces.add(characters.slice(start, start + length).join(''));
    }
  }
  return pieces;
}

function masked(question: string, isName: (word: string) => boolean): string {
  const characters = [...withoutNumbers(question)];
  const shown = [...characters];
  for (let length = SHORTEST_NAME; length <= LONGEST_TERM; length++) {
    for (let start = 0; start + length <= characters.length; start++) {
      if (isName(characters.slice(start, start + length).join(''))) shown.fill('□', start, start + length);
    }
  }
  return shown.join('').replace(/□+/gu, '□');
}

function withoutNumbers(text: string): string {
  return comparable(text).replace(/[\p{N}一二三四五六七八九十百千万两]+/gu, '0');
}

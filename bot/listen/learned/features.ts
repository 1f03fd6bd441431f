import type { Heard } from '../heard.ts';
import type { Hearing } from '../hearing.ts';
import type { Reading } from '../reading.ts';
import { cuesIn, pairOf } from './cues.ts';
import { EMPTY, further, hashed } from './hash.ts';

/** A stretch of a hearing's text as the models see it. */
export interface Gram {
  hash: number;
  from: number;
  to: number;
}

/** What the models know of one turn: numbers, each naming one thing that is there. */
export interface Features {
  grams: readonly Gram[];
  /** Of those, the words of a script with letters. */
  words: readonly Gram[];
  /** Cues, rules, marks, length, and the turn before. */
  hints: ReadonlySet<number>;
}

/** What the customer said before the turn, and what the rules heard in it. */
export interface Before {
  text: string;
  heard: readonly Heard[];
  /** What they were told or asked since; null where they were left without an answer. */
  told: string | null;
}

const LONGEST_GRAM = 3;
/** Of the turns before, the end says most. */
const READ_BEFORE = 60;
/** Its question stands at the end. */
const READ_TOLD = 40;

export function featuresOf(
  hearing: Hearing,
  reading: Reading,
  heard: readonly Heard[],
  before: Before | null,
): Features {
  const hints = new Set<number>();
  const note = (name: string): void => void hints.add(hashed(name));
  for (const cue of cuesIn(reading)) hints.add(pairOf(cue, 1));
  for (const { what, strength } of heard) {
    note(`ruled ${what}`);
    if (strength !== undefined) note(`ruled ${what} ${strength}`);
  }
  const { exclamations, questionRun, shouted } = hearing.loudness;
  note(`exclamations ${Math.min(3, exclamations)}`);
  note(`questions ${Math.min(3, questionRun)}`);
  if (shouted) note('shouted');
  note(`length ${Math.min(10, Math.floor(2 * Math.log2(hearing.text.length + 1)))}`);
  note(before === null ? 'first' : 'later');
  if (before !== null) {
    for (const { hash } of gramsOf(before.text.slice(-READ_BEFORE), 2, 2)) hints.add(pairOf(hash, 2));
    for (const { what } of before.heard) note(`before ${what}`);
    for (const { hash } of gramsOf((before.told ?? '').slice(-READ_TOLD), 2, 2)) hints.add(pairOf(hash, 3));
  }
  const { words, neighbours } = wordsOf(hearing.text);
  const runs = gramsOf(hearing.text).filter(saysSomething(hearing.text));
  return { grams: [...runs, ...words, ...neighbours], words, hints };
}

/** A letter or two of a word in Latin script are in every sentence. */
function saysSomething(text: string): (gram: Gram) => boolean {
  return ({ from, to }) => to - from > 2 || !latin.test(text.slice(from, to));
}

const latin = /^[a-z ]{1,2}$/u;

/** In scripts with letters the words, and which stand side by side. */
function wordsOf(text: string): { words: Gram[]; neighbours: Gram[] } {
  const words: Gram[] = [];
  const neighbours: Gram[] = [];
  let last: Gram | null = null;
  for (const { 0: word, index } of text.matchAll(/[a-z]+/gu)) {
    const one: Gram = { hash: hashed(word, hashed('word')), from: index, to: index + word.length };
    words.push(one);
    if (last?.to === index - 1) neighbours.push({ hash: pairOf(last.hash, one.hash), from: last.from, to: one.to });
    last = one;
  }
  return { words, neighbours };
}

/** Runs of one to three characters, the text's beginning and end among them, and pairs with one character between. */
export function gramsOf(text: string, shortest = 1, longest = LONGEST_GRAM): Gram[] {
  const written = `\u0002${text}\u0003`;
  const grams: Gram[] = [];
  const add = (hash: number, from: number, to: number): void => {
    grams.push({ hash, from: Math.max(0, from - 1), to: Math.min(text.length, to - 1) });
  };
  for (let from = 0; from < written.length; from++) {
    let hash = EMPTY;
    for (let length = 1; length <= longest && from + length <= written.length; length++) {
      hash = further(hash, written.charCodeAt(from + length - 1));
      if (length >= shortest) add(hash, from, from + length);
    }
    if (longest > 2 && from + 2 < written.length) {
      add(further(further(hashed('skip'), written.charCodeAt(from)), written.charCodeAt(from + 2)), from, from + 3);
    }
  }
  return grams;
}

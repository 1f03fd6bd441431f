import type { Hearing } from './hearing.ts';
import { type Pattern, partsOf } from './pattern.ts';
import { type Span, WordFinder } from './word-finder.ts';

/** Reads hearings for the given patterns. The vocabulary of all of them is gathered once. */
export class Reader {
  /** Every pattern's place among what is found: the lists of words first, as the finder counts them. */
  readonly #places: ReadonlyMap<Pattern, number>;
  readonly #finder: WordFinder;

  constructor(patterns: readonly Pattern[]) {
    const all = new Set<Pattern>();
    const gather = (pattern: Pattern): void => {
      if (all.has(pattern)) return;
      all.add(pattern);
      for (const part of partsOf(pattern)) gather(part);
    };
    for (const pattern of patterns) gather(pattern);
    const lists = [...all].filter((pattern) => pattern.is === 'words');
    this.#places = new Map([...new Set([...lists, ...all])].map((pattern, place) => [pattern, place]));
    this.#finder = new WordFinder(lists.map(({ list }) => list));
  }

  read(hearing: Hearing): Reading {
    return new Reading(hearing, this.#finder.find(hearing.text), this.#places);
  }
}

/**
 * One hearing, read. Every pattern is looked for once, however many patterns it is a part of. Spans come in the order
 * of their beginnings, a longer one before a shorter.
 *
 * The work is linear in the text: a pattern finds at most one span per beginning and part, and looks no further than
 * its `within` for what follows.
 */
export class Reading {
  readonly #hearing: Hearing;
  readonly #places: ReadonlyMap<Pattern, number>;
  /** What was found of each pattern that was looked for, at its place. */
  readonly #found: (readonly Span[] | undefined)[];

  /** @param words what was found of each list, at its place */
  constructor(hearing: Hearing, words: readonly (readonly Span[] | undefined)[], places: ReadonlyMap<Pattern, number>) {
    this.#hearing = hearing;
    this.#found = [...words];
    this.#places = places;
  }

  find(pattern: Pattern): readonly Span[] {
    const place = this.#places.get(pattern);
    if (place === undefined) return this.#look(pattern);
    let spans = this.#found[place];
    if (spans === undefined) {
      spans = this.#look(pattern);
      this.#found[place] = spans;
    }
    return spans;
  }

  /** Whether the whole text is made of the pattern's words and breaks, and holds at least one of them. */
  isAll(pattern: Pattern): boolean {
    const { text } = this.#hearing;
    const spans = this.find(pattern);
    return spans.length > 0 && isCovered(text, { from: 0, to: text.length }, byStart(spans));
  }

  #look(pattern: Pattern): readonly Span[] {
    switch (pattern.is) {
      // Words that stand in the text were found when it was read.
      case 'words':
        return NOTHING;
      case 'either':
        return this.#either(pattern.of);
      case 'in-order':
        return this.find(pattern.first).length === 0 ? NOTHING : this.#inOrder(pattern);
      case 'except': {
        const heard = this.find(pattern.heard);
        return heard.length === 0 ? NOTHING : withoutOverlaps(heard, this.find(pattern.unless));
      }
      case 'alone':
        return this.#alone(pattern);
      case 'together':
        return this.find(pattern.along).length > 0 ? this.find(pattern.heard) : NOTHING;
    }
  }

  /** Most patterns find nothing in most texts: nothing is made for them. */
  #either(of: readonly Pattern[]): readonly Span[] {
    let found: readonly Span[] = NOTHING;
    let isOne = true;
    for (const one of of) {
      const spans = this.find(one);
      if (spans.length === 0) continue;
      if (found.length > 0) isOne = false;
      found = found.length === 0 ? spans : [...found, ...spans];
    }
    return isOne ? found : inReadingOrder(found);
  }

  #inOrder({ first, within, over, then }: Extract<Pattern, { is: 'in-order' }>): readonly Span[] {
    const seconds = this.find(then);
    const found: Span[] = [];
    for (const { from, to } of this.find(first)) {
      const second = seconds[firstFrom(seconds, to)];
      if (second === undefined || second.from - to > within) continue;
      if (!breaks[over].test(this.#hearing.text.slice(to, second.from))) found.push({ from, to: second.to });
    }
    return found;
  }

  #alone({ heard, beside, where }: Extract<Pattern, { is: 'alone' }>): readonly Span[] {
    const spans = this.find(heard);
    if (spans.length === 0) return [];
    const { text } = this.#hearing;
    const steps = byStart(inReadingOrder([...spans, ...this.find(beside)]));
    const stretches = where === 'clause' ? segmentsOf(text, anyBreak) : segmentsOf(text, messageBorder);
    return stretches
      .filter((stretch) => isCovered(text, stretch, steps))
      .flatMap(({ from, to }) => spansIn(spans, from, to));
  }
}

const NOTHING: readonly Span[] = [];

/** What ends a clause, and what ends a sentence. Spaces and the border of two messages in a burst end neither. */
const breaks = { clause: /[，。？！]/u, sentence: /[。？！]/u };
const anyBreak = /[ \n，。？！"]/u;
const messageBorder = /\n/u;

/** The stretches between breaks of a kind. */
function segmentsOf(text: string, ends: RegExp): Span[] {
  const segments: Span[] = [];
  let from = 0;
  for (let place = 0; place <= text.length; place++) {
    if (place < text.length && !ends.test(text.charAt(place))) continue;
    if (place > from) segments.push({ from, to: place });
    from = place + 1;
  }
  return segments;
}

/** Where a span begins, where the longest one from there ends. */
function byStart(spans: readonly Span[]): ReadonlyMap<number, number> {
  const ends = new Map<number, number>();
  for (const { from, to } of spans) ends.set(from, Math.max(to, ends.get(from) ?? 0));
  return ends;
}

/** Whether one can walk from end to end on spans and breaks alone. */
function isCovered(text: string, { from, to }: Span, steps: ReadonlyMap<number, number>): boolean {
  let place: number | undefined = from;
  while (place !== undefined && place < to) {
    place = steps.get(place) ?? (anyBreak.test(text.charAt(place)) ? place + 1 : undefined);
  }
  return place === to;
}

function spansIn(spans: readonly Span[], from: number, to: number): Span[] {
  const within: Span[] = [];
  for (let place = firstFrom(spans, from); place < spans.length; place++) {
    const span = spans[place];
    if (span === undefined || span.from >= to) break;
    if (span.to <= to) within.push(span);
  }
  return within;
}

/** The place of the first span that begins at `from` or later: binary search. */
function firstFrom(spans: readonly Span[], from: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inReadingOrder(spans: readonly Span[]): Span[] {
  return [...spans].sort((one, other) => one.from - other.from || other.to - one.to);
}

function withoutOverlaps(spans: readonly Span[], shadows: readonly Span[]): readonly Span[] {
  if (shadows.length === 0) return spans;
  const shade = merged(shadows);
  return spans.filter(({ from, to }) => {
    const next = firstFrom(shade, from);
    return !((shade[next]?.from ?? Infinity) < to || (shade[next - 1]?.to ?? 0) > from);
  });
}

/** Overlapping and touching spans as one; in order. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of inReadingOrder(spans)) {
    const last = whole.at(-1);
    if (last !== undefined && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}

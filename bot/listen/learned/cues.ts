import { ruled } from '../by-rules.ts';
import { type Pattern, partsOf } from '../pattern.ts';
import type { Reading } from '../reading.ts';
import type { Span } from '../word-finder.ts';
import { EMPTY, further, hashed } from './hash.ts';
import { lexicon } from './lexicon.ts';

/** One after the other at most this far apart, two kinds of words belong together (短信 … 登录 …). */
const TOGETHER_WITHIN = 10;
/** In long texts nearly all kinds of words occur, and which follow which says nothing. */
const MOST_FOLLOWED = 28;

const signatures = new Map<Pattern, number>();

function signatureOf(pattern: Pattern): number {
  let signature = signatures.get(pattern);
  if (signature === undefined) {
    signature = partsOf(pattern).reduce((hash, part) => further(hash, signatureOf(part)), hashed(ownOf(pattern)));
    signatures.set(pattern, signature);
  }
  return signature;
}

function ownOf(pattern: Pattern): string {
  switch (pattern.is) {
    case 'words':
      return pattern.list.join(' ');
    case 'in-order':
      return `${pattern.is} ${pattern.within} ${pattern.over}`;
    case 'alone':
      return `${pattern.is} ${pattern.where}`;
    default:
      return pattern.is;
  }
}

const everyPattern = allOf([...ruled, ...lexicon]);

function allOf(patterns: readonly Pattern[]): readonly Pattern[] {
  const all = new Set<Pattern>();
  const gather = (pattern: Pattern): void => {
    if (all.has(pattern)) return;
    all.add(pattern);
    partsOf(pattern).forEach(gather);
  };
  patterns.forEach(gather);
  return [...all];
}

/**
 * What the grammar's vocabulary says about a text even where no rule fires: blame without the house, a wish without a
 * person, a loss that is only supposed. Every list and every construction of the grammar and of the lexicon is a cue,
 * known by what it is made of, so that changing one leaves the others what they were; and so is which of the
 * lexicon's lists follow one another closely.
 */
export function cuesIn(reading: Reading): readonly number[] {
  const cues = everyPattern.filter((pattern) => reading.find(pattern).length > 0).map(signatureOf);
  const occurring = lexicon.filter((pattern) => reading.find(pattern).length > 0);
  if (occurring.length > MOST_FOLLOWED) return cues;
  for (const one of occurring) {
    for (const other of occurring) {
      if (one !== other && follows(reading.find(one), reading.find(other))) {
        cues.push(pairOf(signatureOf(one), signatureOf(other)));
      }
    }
  }
  return cues;
}

function follows(firsts: readonly Span[], seconds: readonly Span[]): boolean {
  let place = 0;
  for (const { to } of firsts) {
    while (place < seconds.length && (seconds[place]?.from ?? 0) < to) place++;
    const next = seconds[place];
    if (next !== undefined && next.from - to <= TOGETHER_WITHIN) return true;
  }
  return false;
}

export function pairOf(one: number, other: number): number {
  return further(further(EMPTY, one), other);
}

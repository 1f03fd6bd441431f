import type { Entry } from '#knowledge';
import { comparable } from './comparable.ts';

/**
 * How alike the similar questions of one entry are: the median, over all pairs within an entry, of the Jaccard
 * similarity of their character pairs. 0: nothing in common; 1: the same characters in the same order.
 */
export function medianLikeness(entries: readonly Entry[]): number {
  const likenesses = entries
    .flatMap(({ similar }) => {
      const pairs = similar.map(characterPairs);
      return pairs.flatMap((one, place) => pairs.slice(place + 1).map((other) => jaccard(one, other)));
    })
    .sort((one, other) => one - other);
  return likenesses[Math.floor(likenesses.length / 2)] ?? 0;
}

function characterPairs(wording: string): ReadonlySet<string> {
  const characters = [...comparable(wording)];
  return new Set(characters.slice(1).map((character, place) => `${characters[place]}${character}`));
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  const either = one.size + other.size - both;
  return either === 0 ? 1 : both / either;
}

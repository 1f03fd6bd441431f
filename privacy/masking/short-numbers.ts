import type { Digits, Group, Place } from './digit-runs.ts';

/** Some of the groups at one end of a run, read as a code or a numeric password. */
export interface ShortNumber {
  from: number;
  to: number;
  groups: readonly Group[];
}

const mostDigits = 8;

/**
 * The longest short number that begins at a group: `least` to eight digits. `ends` may refuse where one would end.
 * Null where the group is part of a date, an amount, or what an earlier masking left.
 */
export function shortNumberFrom(
  place: Place,
  least: number,
  ends: (group: Group) => boolean = () => true,
): ShortNumber | null {
  return longest(outward(place, 1), least, ends);
}

/** The longest short number that ends at a group. */
export function shortNumberUpTo(place: Place, least: number): ShortNumber | null {
  return longest(outward(place, -1), least, () => true);
}

/** The nearest group that begins in `text[from, before)`; Chinese numerals count from four: fewer are plain words. */
export function nextGroup({ startingAt }: Digits, from: number, before: number): Place | null {
  for (let offset = from; offset < before; offset++) {
    const place = startingAt.get(offset);
    if (place && counts(place)) return place;
  }
  return null;
}

/** The nearest group that ends in `text(after, to]`. */
export function previousGroup({ endingAt }: Digits, to: number, after: number): Place | null {
  for (let offset = to; offset > after; offset--) {
    const place = endingAt.get(offset);
    if (place && counts(place)) return place;
  }
  return null;
}

/** Five digits that are a bank's, an operator's or a city's service number: 95588, 96138, 10086, 12378. */
export function isServiceNumber({ groups }: ShortNumber): boolean {
  return groups.length === 1 && /^(?:95\d{3}|96\d{3}|100\d\d|123\d\d)$/.test(groups[0]?.digits ?? '');
}

export function digitsOf({ groups }: ShortNumber): number {
  return groups.reduce((count, { digits }) => count + digits.length, 0);
}

function counts({ run, index }: Place): boolean {
  const group = run.groups[index];
  return group !== undefined && (group.script === 'latin' || group.digits.length >= 4);
}

function longest(groups: readonly Group[], least: number, ends: (group: Group) => boolean): ShortNumber | null {
  let best: readonly Group[] | null = null;
  let count = 0;
  groups.forEach((group, index) => {
    count += group.digits.length;
    if (count >= least && count <= mostDigits && ends(group)) best = groups.slice(0, index + 1);
  });
  return best && spanned(best);
}

function spanned(groups: readonly Group[]): ShortNumber {
  const from = Math.min(...groups.map((group) => group.from));
  const to = Math.max(...groups.map((group) => group.to));
  return { from, to, groups };
}

/** The groups from one on in a direction, at most as many as can make a short number. */
function outward({ run, index }: Place, step: 1 | -1): Group[] {
  const { groups, joins } = run;
  const found: Group[] = [];
  let count = 0;
  for (let at = index; at >= 0 && at < groups.length; at += step) {
    const group = groups[at];
    if (!group || group.remains || group.inDate || isDecimals(groups, joins, at)) break;
    count += group.digits.length;
    if (count > mostDigits) break;
    found.push(group);
    if (joins[step === 1 ? at : at - 1] === '.') break;
  }
  return found;
}

/** Whether the group is either side of the point in an amount that ends its run: 1234.56. */
function isDecimals(groups: readonly Group[], joins: readonly string[], at: number): boolean {
  const lastJoin = groups.length - 2;
  return (
    at >= lastJoin && joins[lastJoin] === '.' && (groups.at(-1)?.digits.length ?? 0) <= 2 && joins[lastJoin - 1] !== '.'
  );
}

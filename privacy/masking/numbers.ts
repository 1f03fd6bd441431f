import { isDate, isIdentityCard, isTimestamp, mobilePrefix, passesLuhn } from './checks-on-numbers.ts';
import type { Digits, Group, Run } from './digit-runs.ts';
import type { Finding } from './finding.ts';
import { labels, type MaskRules, type Shown } from './rules.ts';

type NumberKind = 'identity-card' | 'phone' | 'bank-card';

/** Some groups of a run, read as one number. */
interface Candidate {
  kind: NumberKind;
  /** The first and the last group, both inclusive. */
  first: number;
  last: number;
  /** Digits, and the X of an identity card. */
  length: number;
  endsInX: boolean;
  /** Digits of a country or trunk prefix, shown beside what the rules show. */
  prefix: number;
}

/** The longest bank card number: ISO/IEC 7812-1. No number that is looked for has more digits. */
const mostDigits = 19;

/**
 * Mobile numbers, identity cards and bank cards. Whole groups only are read as a number, any that follow each other;
 * where two readings overlap, both are masked, and only what both would show is shown.
 */
export function findNumbers(text: string, { runs }: Digits, rules: MaskRules): Finding[] {
  return runs.flatMap((run) => maskCandidates(run, candidates(text, run), rules));
}

function candidates(text: string, run: Run): Candidate[] {
  const found: Candidate[] = [];
  run.groups.forEach((start, first) => {
    let digits = '';
    let named: Candidate | null = null;
    const name = nameBefore(text, start.from);
    for (let last = first; last < run.groups.length; last++) {
      const group = run.groups[last];
      // Digits that an earlier masking left over never join others. Alone they are too few for anything.
      if (!group || (last > first && (group.remains || start.remains))) break;
      digits += group.digits;
      if (digits.length > mostDigits) break;
      found.push(...readings(text, run, first, last, digits));
      named = (name && namedReading(name, run, first, last, digits)) ?? named;
    }
    if (named) found.push(named);
    const spoken = spokenNumber(start, first);
    if (spoken) found.push(spoken);
  });
  return found;
}

/** Every kind of number that these groups may be. What their digits alone rule out is ruled out first: it is cheap. */
function readings(text: string, run: Run, first: number, last: number, digits: string): Candidate[] {
  if (digits.length < 11) return [];
  const candidate = { first, last, length: digits.length, endsInX: false, prefix: 0 };
  const identities: Candidate[] = [];
  if (isIdentityCard(digits)) identities.push({ ...candidate, kind: 'identity-card' });
  if (digits.length === 17 && hasX(run, last) && isIdentityCard(`${digits}X`)) {
    identities.push({ ...candidate, kind: 'identity-card', length: 18, endsInX: true });
  }
  const others: Candidate[] = [];
  const prefix = mobilePrefix(digits);
  // A prefix that stands apart stays as it is: the groups after it are found by themselves.
  const hasPrefixApart = prefix !== null && prefix.length >= (run.groups[first]?.digits.length ?? 0);
  if (prefix !== null && !hasPrefixApart) others.push({ ...candidate, kind: 'phone', prefix: prefix.length });
  if (digits.length >= 13 && passesLuhn(digits) && !beginsWithDay(run.groups[first], digits)) {
    others.push({ ...candidate, kind: 'bank-card' });
  }
  if (identities.length + others.length === 0 || !areOneNumber(run, first, last)) return [];
  return last > first && holdsOther(text, run, first, last) ? identities : [...identities, ...others];
}

/** No card begins with 19 or 20, and many a line of a statement begins with its day. */
function beginsWithDay(first: Group | undefined, digits: string): boolean {
  return isTimestamp(digits) || isDate(first?.digits ?? '');
}

/** Dots join only what is written with dots throughout and is no amount and no network address: 138.0013.8000. */
function areOneNumber({ groups, joins }: Run, first: number, last: number): boolean {
  const between = joins.slice(first, last);
  if (!between.includes('.')) return true;
  return (
    between.length >= 2 &&
    between.every((join) => join === '.') &&
    groups.slice(first, last + 1).some(({ digits }) => digits.length > 3)
  );
}

/** Whether one of several groups is plainly something else: a date, an amount, or a whole number of its own. */
function holdsOther(text: string, { groups }: Run, first: number, last: number): boolean {
  const held = groups.slice(first, last + 1);
  return (
    held.some((group) => group.inDate || standsAlone(group)) ||
    /^(?:元|块|塊|圆|圓|%|％)/.test(text.slice(groups[last]?.to, (groups[last]?.to ?? 0) + 1))
  );
}

function standsAlone({ digits }: Group): boolean {
  return mobilePrefix(digits) !== null || (digits.length === 18 && isIdentityCard(digits));
}

/** A number that its writer calls a card is masked even where a digit was mistyped: the rest is still the card's. */
function nameBefore(text: string, from: number): 'identity-card' | 'bank-card' | null {
  const before = text.slice(Math.max(0, from - 16), from);
  if (/(?:身份[证證]|证件|證件)(?:号码?|號碼?)?[是为為：:\s]{0,4}$/.test(before)) return 'identity-card';
  if (/(?:卡[号號]码?|银行卡|信用卡|储蓄卡|借记卡|[账帐賬][号號户戶])[是为為：:\s]{0,4}$/.test(before))
    return 'bank-card';
  return null;
}

function namedReading(
  kind: 'identity-card' | 'bank-card',
  run: Run,
  first: number,
  last: number,
  digits: string,
): Candidate | null {
  if (run.groups[first]?.remains || !areOneNumber(run, first, last)) return null;
  const endsInX = kind === 'identity-card' && digits.length === 17 && hasX(run, last);
  const length = digits.length + (endsInX ? 1 : 0);
  const fits = kind === 'bank-card' ? length >= 13 : length === 15 || length === 18;
  return fits ? { kind, first, last, length, endsInX, prefix: 0 } : null;
}

/** Eleven Chinese numerals in a row are a number read out, whatever they come to. */
function spokenNumber({ script, digits }: Group, index: number): Candidate | null {
  if (script !== 'chinese' || digits.length < 11) return null;
  const kind = digits.length < 13 ? 'phone' : 'bank-card';
  return { kind, first: index, last: index, length: digits.length, endsInX: false, prefix: 0 };
}

function hasX({ groups, afterX }: Run, last: number): boolean {
  return last === groups.length - 1 && afterX !== null;
}

function maskCandidates(run: Run, found: Candidate[], rules: MaskRules): Finding[] {
  if (found.length === 0) return [];
  const starts: number[] = [];
  let written = '';
  for (const group of run.groups) {
    starts.push(written.length);
    written += group.written;
  }
  if (run.afterX !== null) written += 'X';
  const hidden = new Set<number>();
  for (const candidate of found) {
    const start = starts[candidate.first] ?? 0;
    const { first, last } = heldToLimits(rules[candidate.kind], candidate);
    for (let place = first; place < candidate.length - last; place++) hidden.add(start + place);
  }
  return overlapping(found).map((together) => {
    const first = together[0]?.first ?? 0;
    const last = together.reduce((furthest, candidate) => Math.max(furthest, candidate.last), 0);
    const takesX = together.some(({ endsInX }) => endsInX);
    const kind = clearest(together).kind;
    const to = takesX && run.afterX !== null ? run.afterX : (run.groups[last]?.to ?? 0);
    let masked = '';
    const end = (starts[last] ?? 0) + (run.groups[last]?.digits.length ?? 0) + (takesX ? 1 : 0);
    for (let place = starts[first] ?? 0; place < end; place++)
      masked += hidden.has(place) ? '*' : written.charAt(place);
    if (together.some((candidate) => rules[candidate.kind] === 'nothing')) masked = labels[kind];
    return { kind, from: run.groups[first]?.from ?? 0, to, masked };
  });
}

/** `found` is in the order of first groups. */
function overlapping(found: readonly Candidate[]): Candidate[][] {
  const clusters: Candidate[][] = [];
  let reach = -1;
  for (const candidate of found) {
    const cluster = clusters.at(-1);
    if (cluster && candidate.first <= reach) cluster.push(candidate);
    else clusters.push([candidate]);
    reach = Math.max(reach, candidate.last);
  }
  return clusters;
}

const clarity: readonly NumberKind[] = ['identity-card', 'phone', 'bank-card'];

function clearest(together: readonly Candidate[]): Candidate {
  return together.reduce((best, candidate) => {
    if (candidate.length !== best.length) return candidate.length > best.length ? candidate : best;
    return clarity.indexOf(candidate.kind) < clarity.indexOf(best.kind) ? candidate : best;
  });
}

/** Digits that stay must be too few to be taken for a number when the text is masked again. */
function heldToLimits(shown: Shown, { length, prefix }: Candidate): { first: number; last: number } {
  if (shown === 'nothing') return { first: 0, last: 0 };
  const last = Math.min(4, Math.max(1, shown.last));
  const first = Math.min(6, Math.max(1, shown.first)) + prefix;
  return { first: Math.min(first, length - last - 3), last };
}

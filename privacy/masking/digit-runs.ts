import { isAlphanumeric, isX, read, type Script } from './characters.ts';
import { isDate } from './checks-on-numbers.ts';

/** Digits that stand together, invisible characters apart. */
export interface Group {
  script: Script;
  /** The digits as ASCII. */
  digits: string;
  /** The digits as they are written. */
  written: string;
  /** UTF-16 offsets, `to` exclusive. */
  from: number;
  to: number;
  /** What an earlier masking left: digits that touch its stars. They are no beginning of anything new. */
  remains: boolean;
  /** Part of a date with separators: 2026-11-22. */
  inDate: boolean;
}

/** Groups of one script with nothing but spaces, dashes or single dots between them. */
export interface Run {
  groups: Group[];
  /** What stands between each group and the next, without invisible characters. */
  joins: string[];
  /** Where an X that follows the last group ends; null where none does. */
  afterX: number | null;
}

export interface Place {
  run: Run;
  index: number;
}

/** Every digit of a text, in its groups and runs. */
export interface Digits {
  runs: readonly Run[];
  /** The group that begins, or ends, at an offset. */
  startingAt: ReadonlyMap<number, Place>;
  endingAt: ReadonlyMap<number, Place>;
}

/** More than this between two groups, and they are two numbers. */
const longestJoin = 4;

export function readDigits(text: string): Digits {
  const runs = findRuns(text);
  const startingAt = new Map<number, Place>();
  const endingAt = new Map<number, Place>();
  for (const run of runs) {
    run.groups.forEach((group, index) => {
      group.remains = isRemainder(text, group);
      startingAt.set(group.from, { run, index });
      endingAt.set(group.to, { run, index });
    });
    markDates(run);
  }
  return { runs, startingAt, endingAt };
}

function findRuns(text: string): Run[] {
  const runs: Run[] = [];
  let run: Run | null = null;
  let group: Group | null = null;
  let join = '';
  for (let place = 0; place <= text.length; place++) {
    const character = read(text, place);
    if (character.is === 'digit') {
      if (group === null || group.script !== character.script || join !== '') {
        if (run !== null && group?.script === character.script) {
          run.joins.push(join);
        } else {
          run = { groups: [], joins: [], afterX: null };
          runs.push(run);
        }
        group = begin(character.script, place);
        run.groups.push(group);
      }
      group.digits += character.value;
      group.written += text.charAt(place);
      group.to = place + 1;
      join = '';
    } else if (run !== null && character.is !== 'invisible') {
      const joins: boolean =
        character.is === 'gap' ? join.length < longestJoin && join !== '.' : character.is === 'dot' && join === '';
      if (joins) {
        join += character.is === 'dot' ? '.' : text.charAt(place);
      } else {
        if (isX(text, place) && join !== '.') run.afterX = place + 1;
        run = null;
        group = null;
        join = '';
      }
    }
  }
  return runs;
}

function begin(script: Script, from: number): Group {
  return { script, digits: '', written: '', from, to: from, remains: false, inDate: false };
}

/** Whether the group touches three or more stars that have something masked, or maskable, on their other side. */
function isRemainder(text: string, { from, to }: Group): boolean {
  let before = from;
  while (text.charAt(before - 1) === '*') before--;
  let after = to;
  while (text.charAt(after) === '*') after++;
  return (from - before >= 3 && isMaskable(text, before - 1)) || (after - to >= 3 && isMaskable(text, after));
}

function isMaskable(text: string, place: number): boolean {
  return (
    place >= 0 &&
    place < text.length &&
    (isAlphanumeric(text, place) || read(text, place).is === 'digit' || '[]@＠'.includes(text.charAt(place)))
  );
}

/** Year, month, day with one and the same mark between them, and not with that mark at either end. */
function markDates({ groups, joins }: Run): void {
  for (let first = 0; first + 2 < groups.length; first++) {
    const mark = joins[first];
    if (mark === undefined || !/^\S$/.test(mark) || joins[first + 1] !== mark) continue;
    if (joins[first - 1] === mark || joins[first + 2] === mark) continue;
    const parts = groups.slice(first, first + 3);
    const written = parts.map(({ digits }) => digits).join('-');
    const [year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written)?.slice(1) ?? [];
    if (year && month && day && isDate(year + month.padStart(2, '0') + day.padStart(2, '0'))) {
      for (const part of parts) part.inDate = true;
    }
  }
}

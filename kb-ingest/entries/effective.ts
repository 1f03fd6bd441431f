import { dayIn } from './day.ts';

const DAY = '(\\d{4}(?:年|-|/|\\.)\\d{1,2}(?:月|-|/|\\.)\\d{1,2}日?)';
const IN_FORCE = [
  new RegExp(`^(?:[>\\s（(]*)(?:生效|施行|执行|实施)(?:日期|时间)\\s*[:：]\\s*${DAY}`, 'u'),
  new RegExp(`自\\s*${DAY}\\s*起(?:正式)?(?:施行|执行|实施|生效)`, 'u'),
];

/**
 * The day from which a document says that it is in force, in its first lines or where it speaks of itself (本办法自…起
 * 施行); null where it says none, or more than one.
 */
export function effectiveDayIn(lines: readonly string[]): string | null {
  const written = lines.filter((line) => line.trim() !== '');
  const days = new Set(
    written.flatMap((line, place) => {
      if (place >= FIRST_LINES && !/本[\p{Script=Han}]{2,8}自/u.test(line)) return [];
      const found = IN_FORCE.map((form) => form.exec(line)?.[1]).find((day) => day !== undefined);
      const day = found === undefined ? null : dayIn(found);
      return day === null ? [] : [day];
    }),
  );
  const [only = null] = days;
  return days.size === 1 ? only : null;
}

const FIRST_LINES = 15;

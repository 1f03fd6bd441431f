/** A level of a list as Word defines it (ECMA-376 part 1, 17.9): how it counts, and how a count is written. */
export interface Level {
  start: number;
  /** `decimal`, `chineseCountingThousand` … ; `bullet` counts nothing. */
  format: string;
  /** With %1 … %9 for the counts of the levels: 第%1条, %1.%2. */
  text: string;
  /** Whether the counts of the levels above are written in figures, too (17.9.4). */
  isLegal: boolean;
}

export interface List {
  /** Lists of one definition go on counting where the other stopped. */
  definition: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew where this list begins, and with what. */
  startsAnew: ReadonlyMap<number, number>;
}

/** Counts the items of a document's lists in their order, as Word does when it shows them. */
export class Counting {
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<List>();

  /** What stands before the next item of this list; null where it is a bullet or nothing. */
  next(list: List, depth: number): string | null {
    const level = list.levels.get(depth);
    if (!level || level.format === 'bullet' || level.format === 'none') return null;
    const counts = this.#counts.get(list.definition) ?? [];
    this.#counts.set(list.definition, counts);
    if (!this.#begun.has(list)) {
      this.#begun.add(list);
      for (const [anew, start] of list.startsAnew) counts[anew] = start - 1;
    }
    counts.length = Math.min(counts.length, depth + 1);
    counts[depth] = (counts[depth] ?? level.start - 1) + 1;
    return level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const of = list.levels.get(at);
      return written(counts[at] ?? of?.start ?? 1, level.isLegal ? 'decimal' : (of?.format ?? 'decimal'));
    });
  }
}

function written(count: number, format: string): string {
  if (/^(?:chinese|japanese|taiwanese|ideograph|korean)(?!.*(?:Zodiac|Traditional))/.test(format))
    return chinese(count);
  switch (format) {
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count <= 20 ? String.fromCodePoint(0x2460 + count - 1) : String(count);
    case 'upperLetter':
      return letter(count).toUpperCase();
    case 'lowerLetter':
      return letter(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    default:
      return String(count);
  }
}

const digits = '零一二三四五六七八九';

/** 十二, 二十, 一百零三. Up to 999; more articles than that are written in figures. */
function chinese(count: number): string {
  if (count <= 0 || count > 999) return String(count);
  const [hundreds, tens, ones] = [Math.floor(count / 100), Math.floor(count / 10) % 10, count % 10];
  const head = hundreds > 0 ? `${digits[hundreds]}百` : '';
  const middle =
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十` : hundreds > 0 && ones > 0 ? '零' : '';
  return head + middle + (ones > 0 ? digits[ones] : '');
}

/** a … z, aa, bb: Word repeats the letter. */
function letter(count: number): string {
  const place = Math.max(0, count - 1);
  return String.fromCharCode(97 + (place % 26)).repeat(Math.floor(place / 26) + 1);
}

function roman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, letters] of romans) {
    for (; rest >= value; rest -= value) text += letters;
  }
  return text;
}

const romans: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Toneless Mandarin, one reading for each of the 6,763 characters of GB 2312 (made with pinyin-pro 3.29, MIT; where a
 * character has several, the one that a bank's customers mean: 行 is hang, 还 huan, 率 lv). One line for each syllable,
 * its characters after it, the common ones first.
 */
function table(): ReadonlyMap<string, string> {
  read ??= new Map(
    readFileSync(join(import.meta.dirname, 'syllables.txt'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
  return read;
}

let read: ReadonlyMap<string, string> | undefined;

/** How a character is read, without its tone; null for a rare one, and for what is none. */
export function syllableOf(character: string): string | null {
  syllables ??= new Map([...table()].flatMap(([syllable, all]) => [...all].map((each) => [each, syllable])));
  return syllables.get(character) ?? null;
}

let syllables: ReadonlyMap<string, string> | undefined;

export function isSyllable(letters: string): boolean {
  return table().has(letters);
}

/** The characters that are read so, the common ones first. */
export function charactersRead(syllable: string): string {
  return table().get(syllable) ?? '';
}

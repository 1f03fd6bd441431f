/**
 * How a character is read when looking for numbers. People split and dress up what they know they should not send:
 * full-width digits, Chinese numerals, zero-width characters, spaces, dashes and dots between groups.
 */
export type Script = 'latin' | 'chinese';

export type Character =
  | { is: 'digit'; script: Script; value: number }
  /** Takes no room on the screen; may stand anywhere inside a number. */
  | { is: 'invisible' }
  /** A space or dash between groups. */
  | { is: 'gap' }
  | { is: 'dot' }
  | { is: 'other' };

const other: Character = { is: 'other' };
const table = new Map<number, Character>();

// Spoken forms (幺 for one) and the banker's forms beside the plain ones; traditional where it differs.
const chineseDigits = ['零〇', '一幺壹', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'];
chineseDigits.forEach((forms, value) => {
  for (const form of forms) table.set(form.charCodeAt(0), { is: 'digit', script: 'chinese', value });
  const digit: Character = { is: 'digit', script: 'latin', value };
  table.set('0'.charCodeAt(0) + value, digit);
  table.set('０'.charCodeAt(0) + value, digit);
});

function add(character: Character, ...ranges: readonly (readonly [from: number, to: number])[]) {
  for (const [from, to] of ranges) for (let code = from; code <= to; code++) table.set(code, character);
}

// Soft hyphen, grapheme joiner, zero-width and direction marks, word joiners, variation selectors, byte order mark.
add(
  { is: 'invisible' },
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
);
// Tab, space, no-break space, the spaces of General Punctuation, the ideographic space.
add({ is: 'gap' }, [0x09, 0x09], [0x20, 0x20], [0xa0, 0xa0], [0x2000, 0x200a], [0x202f, 0x202f], [0x205f, 0x205f]);
add({ is: 'gap' }, [0x3000, 0x3000]);
// Hyphen-minus, underscore, the dashes of General Punctuation, minus, middle dot, small and full-width hyphens.
add({ is: 'gap' }, [0x2d, 0x2d], [0x5f, 0x5f], [0x2010, 0x2015], [0x2212, 0x2212], [0xb7, 0xb7], [0x2022, 0x2022]);
add({ is: 'gap' }, [0x2e3a, 0x2e3b], [0xfe58, 0xfe58], [0xfe63, 0xfe63], [0xff0d, 0xff0d], [0xff3f, 0xff3f]);
add({ is: 'dot' }, [0x2e, 0x2e], [0xff0e, 0xff0e]);

/** Reads the UTF-16 unit at `place`; past either end it is something other. */
export function read(text: string, place: number): Character {
  return table.get(text.charCodeAt(place)) ?? other;
}

/** The check character of an identity card, in either case and width. */
export function isX(text: string, place: number): boolean {
  const character = text.charAt(place);
  return character === 'X' || character === 'x' || character === 'Ｘ' || character === 'ｘ';
}

/** A letter or digit of ASCII, in either width. */
export function isAlphanumeric(text: string, place: number): boolean {
  let code = text.charCodeAt(place);
  if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

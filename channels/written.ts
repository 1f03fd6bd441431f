import { Refusal } from '#conversation';

/** Code points. More than a customer types; less than a pasted contract. */
const longest = 4_000;

/** Control characters, line breaks and tabs left out. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/**
 * What nobody sees: zero-width characters and joiners, marks that turn the reading direction, tags and the further
 * variation selectors. They smuggle words past readers and make a number look like none.
 */
const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]|[\u{e0100}-\u{e01ef}]/gu;
/** A variation selector says something only about the emoji it follows. */
const idleSelectors = /(?<!\p{Extended_Pictographic})[\ufe00-\ufe0f]/gu;

/**
 * A customer's text as the record takes it: only what a reader sees, in Unicode's normal form C. Refuses
 * 'empty-message' and 'too-large'.
 */
export function asWritten(text: string): string {
  const seen = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(controls, '')
    .replace(idleSelectors, '')
    .replace(invisible, '')
    .normalize('NFC')
    .trim();
  if (seen === '') throw new Refusal('empty-message');
  // Code units are never fewer than code points.
  if (seen.length > longest && [...seen].length > longest) throw new Refusal('too-large', { limit: `${longest} 字` });
  return seen;
}

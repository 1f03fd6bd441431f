/**
 * Removes the pinyin that some converters write after a rare or traditional character: 手冊(cè), 說(shuō). Only one
 * syllable of pinyin in brackets right after a Han character goes; 系统(CRM) and 选项(a) stay.
 */
export function withoutPinyin(text: string): string {
  return text.replace(AFTER_CHARACTER, (annotated, character: string, syllable: string) =>
    isSyllable(syllable) ? character : annotated,
  );
}

/** Whether a text shows that it was through such a converter. */
export function hasPinyin(text: string): boolean {
  return WITH_TONE.test(text);
}

/** Small Latin letters with the marks of the four tones, and ü. */
const LETTERS = 'a-zāáǎàōóǒòēéěèīíǐìūúǔùüǖǘǚǜńňǹḿ';
const MARKED = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ';
const AFTER_CHARACTER = new RegExp(`(\\p{Script=Han})[(（]([${LETTERS}]{1,6})[)）]`, 'gu');
const WITH_TONE = new RegExp(`\\p{Script=Han}[(（][a-zü]{0,4}[${MARKED}][a-zü]{0,4}[)）]`, 'u');

const INITIAL = '(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)';
const FINAL =
  '(?:a|o|e|i|u|ü|ai|ei|ui|ao|ou|iu|ie|ue|üe|an|en|in|un|ang|eng|ing|ong|ia|ian|iang|iao|iong|ua|uai|uan|uang|uo)';
const TONELESS = new RegExp(`^(?:${INITIAL}${FINAL}|ai|ei|ao|ou|an|en|er|ang)$`);

/** With a tone mark it is pinyin in any case; without one (neutral tone) it must be a syllable that exists. */
function isSyllable(letters: string): boolean {
  const bare = letters
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
  return bare !== letters || TONELESS.test(letters);
}

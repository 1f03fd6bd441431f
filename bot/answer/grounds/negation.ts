const negator = '(?:没有|并非|不得|不|无|未|没|免|勿)';
/** Words that only look like a no. */
const noNegation = /不同|不仅|不过|不论|不管|不妨|不少|不断|不久|不止|不但|不动产|无论|未来|免得/gu;
const negated = new RegExp(`${negator}(\\p{Script=Han}{2,3})`, 'gu');

/**
 * Words of a sentence that say the opposite of its evidence: what is denied there and not here (不收违约金 → 收违约金), or
 * here and nowhere there. Null where none was found. Only what stands in the same words is seen.
 */
export function turnedMeaning(sentence: string, evidence: string): string | null {
  const said = sentence.replace(noNegation, '＿');
  const known = evidence.replace(noNegation, '＿');
  for (const [, words = ''] of known.matchAll(negated)) {
    if (!affirms(known, words) && affirms(said, words)) return words;
  }
  for (const { 0: no, 1: words = '' } of said.matchAll(negated)) {
    if (affirms(known, words) && !denies(known, words)) return no;
  }
  return null;
}

/** Whether the words stand somewhere without a no before them. */
function affirms(text: string, words: string): boolean {
  return new RegExp(`(?<!${negator}\\p{Script=Han}?)${words}`, 'u').test(text);
}

function denies(text: string, words: string): boolean {
  return new RegExp(`${negator}\\p{Script=Han}?${words}`, 'u').test(text);
}

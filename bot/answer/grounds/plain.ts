/**
 * One form for what looks alike: full-width letters and digits, ligatures, circled numbers (Unicode's normal form KC).
 * Chinese marks stay what they are: they part clauses.
 */
export function plainly(text: string): string {
  return text.replace(/[^，；：！？（）]+/gu, (words) => words.normalize('NFKC'));
}

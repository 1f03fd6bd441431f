interface Sentence {
  /** Where it begins, as a UTF-16 offset into the text. */
  from: number;
  /** Its words with the marks and the space that end it. */
  words: string;
}

/** The sentences of a text, the space before each left out. A full stop within a number or an address ends none. */
export function sentencesIn(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let begin = 0;
  const take = (end: number) => {
    const words = text.slice(begin, end);
    const space = words.length - words.trimStart().length;
    if (space < words.length) sentences.push({ from: begin + space, words: words.slice(space) });
    begin = end;
  };
  for (const { index, 0: mark } of text.matchAll(/[。！？!?\n.]/gu)) {
    if (mark !== '.' || fullStopEnds(text.charAt(index + 1))) take(index + 1);
  }
  take(text.length);
  return sentences;
}

/** Whether a full stop before this character ends a sentence. */
export function fullStopEnds(next: string): boolean {
  return !/[a-z0-9]/iu.test(next);
}

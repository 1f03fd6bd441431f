/** A sentence of a model's, as it came: with its citations, and the white space before it left out. */
export class SentenceReader {
  #held = '';

  /** The sentences that are complete with this piece. */
  read(piece: string): string[] {
    this.#held += piece;
    const complete: string[] = [];
    for (;;) {
      const end = endOfSentence(this.#held);
      if (end < 0) return complete;
      const sentence = this.#held.slice(0, end).trim();
      this.#held = this.#held.slice(end);
      if (sentence !== '') complete.push(sentence);
    }
  }

  /** What is left when the text has ended. */
  rest(): string {
    const rest = this.#held.trim();
    this.#held = '';
    return rest;
  }
}

/**
 * Behind the first mark that ends a sentence, with the quotes and the citations that belong to it; -1 where it may still
 * go on. A sentence that has its citation before its mark is complete with the mark: it need not wait for what follows.
 */
function endOfSentence(text: string): number {
  for (const { index, 0: mark } of text.matchAll(/(?:[。！？\n]|[!?](?![\w=&/]))+[”’」』）)"]*/gu)) {
    const before = text.slice(0, index);
    if (before.trim() === '' && mark.trim() === '') continue;
    const end = index + mark.length;
    const after = text.slice(end);
    if (/\[\d{1,2}\]\s*$/u.test(before) || mark.includes('\n')) return end;
    const citations = /^(?:\s*\[\d{1,2}\])+/u.exec(after)?.[0];
    if (citations !== undefined && citations.length < after.length) return end + citations.length;
    // A citation that is still coming, or nothing yet that says that none comes.
    if (citations === undefined && after.trim() !== '' && !/^\s*\[\d{0,2}$/u.test(after)) return end;
    return -1;
  }
  return -1;
}

const citation = /\[(\d{1,2})\]/gu;

/** A sentence without its citations, and what it cites, each once. */
export function readCitations(sentence: string): { text: string; cited: readonly number[] } {
  const cited = [...new Set([...sentence.matchAll(citation)].map(([, number]) => Number(number)))];
  return { text: sentence.replace(/\s*\[\d{1,2}\]/gu, '').trim(), cited };
}

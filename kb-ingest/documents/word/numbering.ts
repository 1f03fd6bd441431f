import type { Element } from './element.ts';

/**
 * The numbers of lists, which a document does not write down but counts. What is no item ends a list: the next one
 * begins at 1, as it does in mammoth's own HTML, for the document says no more than that to us.
 */
export class Numbering {
  #counts: number[] = [];

  /** A paragraph with the number or the dash of its list item before it. */
  marked({ numbering }: Element, text: string): string {
    if (!numbering) {
      this.restart();
      return text;
    }
    const level = Math.min(8, Number(numbering.level) || 0);
    if (!numbering.isOrdered) return `- ${text}`;
    this.#counts.length = level + 1;
    const count = (this.#counts[level] ?? 0) + 1;
    this.#counts[level] = count;
    return level === 0 ? `${count}. ${text}` : `（${count}）${text}`;
  }

  restart(): void {
    this.#counts = [];
  }
}

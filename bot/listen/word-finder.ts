/** A stretch of a hearing's text, `to` exclusive. */
export interface Span {
  from: number;
  to: number;
}

interface Branch {
  next: Map<string, Branch>;
  /** The lists that hold the word ending here. */
  lists: number[];
}

/**
 * Finds the words of many lists in one pass: a tree of characters, walked from every place of the text. Words are
 * short, so the work is linear in the text. From one place a list gives its longest word only.
 *
 * Latin words and numbers stand alone ("agent" is not in "reagent"). `_` in a word is a space or nothing.
 */
export class WordFinder {
  readonly #root: Branch = { next: new Map(), lists: [] };
  readonly #lists: number;

  constructor(lists: readonly (readonly string[])[]) {
    this.#lists = lists.length;
    lists.forEach((words, list) => {
      for (const word of words) for (const written of spellings(word)) this.#plant(written, list);
    });
  }

  /** For each list, where its words stand, in order; undefined where none does, as for most lists in most texts. */
  find(text: string): (Span[] | undefined)[] {
    const found: (Span[] | undefined)[] = Array.from({ length: this.#lists });
    for (let from = 0; from < text.length; from++) this.#walk(text, from, found);
    return found;
  }

  #walk(text: string, from: number, found: (Span[] | undefined)[]): void {
    let branch: Branch | undefined = this.#root;
    for (let to = from; to < text.length; ) {
      branch = branch.next.get(text.charAt(to));
      if (branch === undefined) return;
      to++;
      if (branch.lists.length === 0 || !standsAlone(text, from, to)) continue;
      for (const list of branch.lists) {
        const spans = found[list];
        const last = spans?.at(-1);
        if (last?.from === from) last.to = to;
        else if (spans) spans.push({ from, to });
        else found[list] = [{ from, to }];
      }
    }
  }

  #plant(word: string, list: number): void {
    let branch = this.#root;
    for (let place = 0; place < word.length; place++) {
      const character = word.charAt(place);
      let next = branch.next.get(character);
      if (next === undefined) {
        next = { next: new Map(), lists: [] };
        branch.next.set(character, next);
      }
      branch = next;
    }
    if (!branch.lists.includes(list)) branch.lists.push(list);
  }
}

function spellings(word: string): string[] {
  const [head = '', ...rest] = word.split('_');
  return rest.reduce<string[]>((soFar, part) => soFar.flatMap((start) => [`${start} ${part}`, start + part]), [head]);
}

function standsAlone(text: string, from: number, to: number): boolean {
  return !joins(text, from) && !joins(text, to);
}

/** Whether a Latin word or a number runs across this place. */
function joins(text: string, place: number): boolean {
  if (place === 0 || place === text.length) return false;
  const before = text.charCodeAt(place - 1);
  const after = text.charCodeAt(place);
  return (isLetter(before) && isLetter(after)) || (isDigit(before) && isDigit(after));
}

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * A text as BERT's WordPiece cuts it (Devlin et al. 2018, google-research/bert tokenization.py): each Han character and
 * each sign by itself, other words from the left into the longest pieces that the vocabulary has.
 */
export class WordPieces {
  readonly #ids: ReadonlyMap<string, number>;
  readonly #isLowerCase: boolean;
  readonly #unknown: number;
  readonly #begin: number;
  readonly #end: number;

  /** `vocabulary`: one piece a line, as `vocab.txt` has them. Throws where the four pieces are not in it that BERT needs. */
  constructor(vocabulary: string, { isLowerCase }: { isLowerCase: boolean }) {
    const pieces = vocabulary.split(/\r?\n/);
    this.#ids = new Map(pieces.map((piece, id): [string, number] => [piece, id]).filter(([piece]) => piece !== ''));
    this.#isLowerCase = isLowerCase;
    this.#unknown = this.#needed('[UNK]');
    this.#begin = this.#needed('[CLS]');
    this.#end = this.#needed('[SEP]');
  }

  #needed(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined) throw new Error(`vocab.txt has no ${piece}`);
    return id;
  }

  /** At most `most`, the beginning and the end among them. */
  idsOf(text: string, most: number): readonly number[] {
    const ids = [this.#begin];
    for (const word of wordsOf(text, this.#isLowerCase)) {
      ids.push(...this.#piecesOf(word));
      if (ids.length >= most - 1) break;
    }
    return [...ids.slice(0, most - 1), this.#end];
  }

  /** A word of which any part is unknown is unknown. */
  #piecesOf(word: string): readonly number[] {
    const characters = [...word];
    if (characters.length > LONGEST_WORD) return [this.#unknown];
    const ids: number[] = [];
    for (let start = 0; start < characters.length; ) {
      let end = characters.length;
      let id: number | undefined;
      for (; end > start && id === undefined; end--) {
        const piece = characters.slice(start, end).join('');
        id = this.#ids.get(start === 0 ? piece : `##${piece}`);
      }
      if (id === undefined) return [this.#unknown];
      ids.push(id);
      start = end + 1;
    }
    return ids;
  }
}

/** As in BERT's own. */
const LONGEST_WORD = 100;

function wordsOf(text: string, isLowerCase: boolean): readonly string[] {
  const visible = text.replace(/\s/gu, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]/gu, '');
  // Accents go with the capitals: vocabularies in lower case have neither.
  const plain = isLowerCase
    ? visible
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{Mn}/gu, '')
    : visible;
  return plain.match(/\p{Script=Han}|[\p{P}$+<=>^`|~]|[^\s\p{Script=Han}\p{P}$+<=>^`|~]+/gu) ?? [];
}

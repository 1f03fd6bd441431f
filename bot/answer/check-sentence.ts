import { mask } from '#privacy';
import { checkTone } from '#tone';
import { forbidden } from './forbidden.ts';
import { type Clause, charactersIn, type Evidence } from './grounds/evidence.ts';
import { figuresIn } from './grounds/figures.ts';
import { linksIn } from './grounds/links.ts';
import { turnedMeaning } from './grounds/negation.ts';
import { plainly } from './grounds/plain.ts';
import type { RefusedFor } from './refused-for.ts';

export interface RefusedSentence {
  check: RefusedFor;
  /** The words it was refused for, masked. */
  words: string;
}

/** What a sentence must keep to, beside its evidence. */
export interface House {
  /** Stands in the prompt and nowhere else. */
  mark: string;
  /** The house's own words in the prompt, of which no long piece may come back. */
  told: string;
}

const longestSentence = 220;

/** Null where a sentence may be said: everything in it stands in the entries it cites, and nothing in it may not be said. */
export function checkSentence(text: string, cited: readonly Evidence[], house: House): RefusedSentence | null {
  const refuse = (check: RefusedFor, words: string) => ({ check, words: mask(words).text.slice(0, 80) });
  if (cited.length === 0) return refuse('uncited', text);
  const plain = plainly(text);
  if (text.length > longestSentence) return refuse('not-plain', text);
  const marks = /[<>{}|`*#_~\\^]|\]\(|^\s*(?:[-+•·]|\d{1,2}[.、)）])\s*|[^\P{C}\n]/u.exec(plain)?.[0];
  if (marks !== undefined) return refuse('not-plain', marks);
  if (text.includes(house.mark)) return refuse('prompt-leak', '…');
  const told = longPieceOf(plain, plainly(house.told), cited);
  if (told !== null) return refuse('prompt-leak', told);

  const evidence = cited.map(({ text: words }) => words).join('\n');
  const link = linksIn(text).find((one) => !cited.some(({ links }) => links.has(one)));
  if (link !== undefined) return refuse('unknown-link', link);
  const foreign = foreignWords(plain, evidence);
  if (foreign !== null) return refuse('other-language', foreign);
  const figure = figuresIn(text).find(
    ({ canonical, words }) => words !== '' && !cited.some(({ figures }) => figures.has(canonical)),
  );
  if (figure) return refuse('unknown-figure', figure.words);
  for (const { check, find } of forbidden) {
    const words = find(plain, evidence);
    if (words !== null) return refuse(check, words);
  }
  const said = checkTone(text).find(({ severity, words }) => severity !== 'note' && !evidence.includes(words));
  if (said) return refuse('tone', said.words);
  if (mask(text).changed) return refuse('personal-data', text);
  const turned = turnedMeaning(plain, plainly(cited.map(({ entry }) => entry.answer).join('\n')));
  if (turned !== null) return refuse('meaning-turned', turned);
  const elsewhere = figureElsewhere(text, cited);
  if (elsewhere !== null) return refuse('figure-elsewhere', elsewhere);
  return grounded(plain, cited) ? null : refuse('not-grounded', text);
}

/** Characters of the prompt that come back in one piece; what the entries say, too, is theirs. */
const longPiece = 14;

function longPieceOf(text: string, told: string, cited: readonly Evidence[]): string | null {
  const characters = [...text];
  for (let at = 0; at + longPiece <= characters.length; at++) {
    const piece = characters.slice(at, at + longPiece).join('');
    if (told.includes(piece) && !cited.some(({ text: words }) => words.includes(piece))) return piece;
  }
  return null;
}

/** Letters of other scripts, and Latin words that no entry has. */
function foreignWords(text: string, evidence: string): string | null {
  const script = /[^\P{L}\p{Script=Han}\p{Script=Latin}]+/u.exec(text)?.[0];
  if (script !== undefined) return script;
  const known = new Set(['app', ...(evidence.toLowerCase().match(latinWord) ?? [])]);
  return (text.match(latinWord) ?? []).find((word) => !known.has(word.toLowerCase())) ?? null;
}

const latinWord = /\p{Script=Latin}+/gu;

/** How much of what a clause says must stand in the sentence of the evidence that its figure comes from. */
const clauseShare = 0.7;
/** How much of what a sentence says must stand in its evidence. */
const sentenceShare = 0.75;

/** A clause with a figure must be about what its evidence says of that figure: 年费 of another card is not this card's. */
function figureElsewhere(text: string, cited: readonly Evidence[]): string | null {
  for (const clause of text.split(/[，；：。！？]|[,;:](?!\d)/u)) {
    const figures = figuresIn(clause).filter(({ words }) => words !== '');
    const characters = charactersIn(clause);
    for (const { canonical, words } of figures) {
      const sources = cited.flatMap(({ clauses }) => clauses.filter((one) => one.figures.has(canonical)));
      // It may stand in the entry's question, or across a sentence's end.
      if (sources.length === 0 || characters.length === 0) continue;
      if (!sources.some((source) => shareIn(characters, source) >= clauseShare)) return words;
    }
  }
  return null;
}

function shareIn(characters: readonly string[], source: Pick<Clause, 'characters'>): number {
  return characters.filter((character) => source.characters.has(character)).length / characters.length;
}

function grounded(text: string, cited: readonly Evidence[]): boolean {
  const characters = charactersIn(text);
  if (characters.length === 0) return true;
  const known = { characters: new Set(cited.flatMap(({ text: words }) => charactersIn(words))) };
  return shareIn(characters, known) >= sentenceShare;
}

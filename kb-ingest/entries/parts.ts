/** About as much as fits on a phone's screen twice, in characters. */
const LARGEST_PART = 600;

/** A text in parts that end where sentences end. Only a sentence that is too long by itself is cut inside. */
export function inParts(text: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const sentence of text.match(SENTENCES) ?? []) {
    for (const piece of piecesOf(sentence)) {
      if (part.length + piece.length > LARGEST_PART && part.trim() !== '') {
        parts.push(part.trim());
        part = '';
      }
      part += piece;
    }
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

/** Up to its mark, with the quotation marks and brackets that close after it. */
const SENTENCES = /[^。！？!?；;\n]*(?:[。！？!?；;\n]+[”’」』）)]*|$)/gu;

function piecesOf(sentence: string): readonly string[] {
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > LARGEST_PART) {
    const comma = Math.max(...['，', ',', '、', ' '].map((mark) => rest.lastIndexOf(mark, LARGEST_PART - 1)));
    const end = comma > 0 ? comma + 1 : LARGEST_PART;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...pieces, rest];
}

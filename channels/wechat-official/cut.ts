/** Places to cut at, the best first: the end of a paragraph, of a sentence, of a clause, between words. */
const places = [/\n\n/g, /\n|[。！？!?；;…]["”’）)]*|\.\s/g, /[，,、：:]/g, /\s/g] as const;
/** A part that is cut earlier than this is not worth a better place. */
const worthwhile = 0.4;

const characters = new Intl.Segmenter('zh', { granularity: 'grapheme' });

export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Cuts a text into parts of at most `most` bytes of UTF-8, at ends of sentences where it can. Joined, they are the text. */
export function cutByBytes(text: string, most: number): readonly [string, ...string[]] {
  const parts: string[] = [];
  let rest = text;
  while (bytesOf(rest) > most) {
    const longest = longestWithin(rest, most);
    const end = bestPlace(longest);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  const [first = rest, ...others] = parts;
  return parts.length === 0 ? [rest] : [first, ...others, rest];
}

/** As many whole characters as a reader sees them; where one alone is too long, code points of it. */
function longestWithin(text: string, most: number): string {
  const within = (pieces: Iterable<string>) => {
    let [taken, bytes] = ['', 0];
    for (const piece of pieces) {
      bytes += bytesOf(piece);
      if (bytes > most) break;
      taken += piece;
    }
    return taken;
  };
  // No part holds more characters than bytes: the rest of a long text need not be looked at each time.
  const near = text.slice(0, most + 1);
  return within(segments(near)) || within(near) || [...text][0] || '';
}

function* segments(text: string): Iterable<string> {
  for (const { segment } of characters.segment(text)) yield segment;
}

function bestPlace(longest: string): number {
  for (const place of places) {
    const last = [...longest.matchAll(place)].at(-1);
    const end = last === undefined ? 0 : last.index + last[0].length;
    if (end >= longest.length * worthwhile) return end;
  }
  return longest.length;
}

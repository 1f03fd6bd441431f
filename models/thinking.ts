import type { Piece } from './answer-model.ts';

const opening = '<think>';
const closing = '</think>';

/** Some models write what they think before what they say, in the same text. It is neither said nor kept. */
export async function* withoutThinking(pieces: AsyncIterable<Piece>): AsyncIterable<Piece> {
  let held = '';
  let stage: 'unknown' | 'thinking' | 'saying' = 'unknown';
  for await (const piece of pieces) {
    if (!('text' in piece) || stage === 'saying') {
      if (stage === 'unknown' && held !== '') yield { text: held };
      held = '';
      yield piece;
      continue;
    }
    held += piece.text;
    if (stage === 'unknown') {
      const begun = held.trimStart();
      if (begun.startsWith(opening)) stage = 'thinking';
      else if (opening.startsWith(begun)) continue;
      else {
        stage = 'saying';
        yield { text: held };
        held = '';
      }
    }
    if (stage === 'thinking') {
      const end = held.indexOf(closing);
      if (end < 0) continue;
      const said = held.slice(end + closing.length).trimStart();
      stage = 'saying';
      held = '';
      if (said !== '') yield { text: said };
    }
  }
}

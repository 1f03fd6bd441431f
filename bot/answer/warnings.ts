import type { Entry } from '#knowledge';
import { charactersIn, type Evidence } from './grounds/evidence.ts';

/** What an approved answer warns of must be said, however it is worded. */
const warning = /风险|不保本|不保证|不承诺|谨慎|请勿|切勿|不要|谨防|以[^，。]{1,16}为准/u;
/** So much of a warning must stand in one sentence that was said. */
const share = 0.7;

/** The warnings of the evidence that no sentence has, word for word as approved. */
export function warningsLeftOut(
  evidence: readonly Evidence[],
  said: readonly string[],
): readonly { text: string; entries: readonly Entry[] }[] {
  const characters = said.map((text) => new Set(charactersIn(text)));
  return evidence.flatMap(({ entry, sentences }) =>
    sentences
      .filter((text) => warning.test(text))
      .filter((text) => {
        const own = charactersIn(text);
        return !characters.some((one) => own.filter((character) => one.has(character)).length >= share * own.length);
      })
      .map((text) => ({ text: text.trim(), entries: [entry] })),
  );
}

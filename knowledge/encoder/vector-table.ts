import { AT_ONCE } from '../embedded/wording-vectors.ts';
import type { TextEncoder } from '../text-encoder.ts';

/** The vectors of some texts, made before: fit to be handed to a thread. */
export interface VectorTable {
  /** The id of the encoder that made them. */
  id: string;
  dimensions: number;
  texts: readonly string[];
  /** Text after text. */
  values: Float32Array;
}

export async function vectorsOf(texts: readonly string[], encoder: TextEncoder): Promise<VectorTable> {
  const { id, dimensions } = encoder;
  const distinct = [...new Set(texts)];
  const values = new Float32Array(distinct.length * dimensions);
  for (let from = 0; from < distinct.length; from += AT_ONCE) {
    const vectors = await encoder.encode(distinct.slice(from, from + AT_ONCE));
    for (const [place, vector] of vectors.entries()) values.set(vector, (from + place) * dimensions);
  }
  return { id, dimensions, texts: distinct, values };
}

/** An encoder of these texts, and of no others: of any other text it has nothing to go by. */
export function encoderFrom({ id, dimensions, texts, values }: VectorTable): TextEncoder {
  const places = new Map(texts.map((text, place) => [text, place]));
  return {
    id,
    dimensions,
    encode: async (some) =>
      some.map((text) => {
        const place = places.get(text);
        if (place === undefined) return new Float32Array(dimensions);
        return values.slice(place * dimensions, (place + 1) * dimensions);
      }),
  };
}

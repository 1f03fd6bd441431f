import type { TextEncoder } from '../text-encoder.ts';

/**
 * The same encoder, which encodes a text once. For a task that encodes the same texts again and again, and ends: what
 * it remembers, it never forgets.
 */
export function remembering(encoder: TextEncoder): TextEncoder {
  const known = new Map<string, Float32Array>();
  return {
    id: encoder.id,
    dimensions: encoder.dimensions,
    async encode(texts) {
      const unknown = [...new Set(texts)].filter((text) => !known.has(text));
      const vectors = unknown.length > 0 ? await encoder.encode(unknown) : [];
      for (const [place, vector] of vectors.entries()) known.set(unknown[place] ?? '', vector);
      return texts.map((text) => known.get(text) ?? new Float32Array(encoder.dimensions));
    },
  };
}

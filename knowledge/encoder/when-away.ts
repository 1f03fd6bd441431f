import type { TextEncoder } from '../text-encoder.ts';

/**
 * An encoder that is elsewhere may be away. Until `serves()` is called its failures are thrown, so that no edition is
 * prepared by halves; from then on a text that it fails to encode has no direction, so that a question is still searched
 * for by its words. Confidence was learned with both: without vectors, little is sure enough to be answered.
 */
export function whenAway(
  encoder: TextEncoder,
  tell: (error: unknown) => void,
): { encoder: TextEncoder; serves(): void } {
  const { id, dimensions } = encoder;
  let isServing = false;
  return {
    encoder: {
      id,
      dimensions,
      async encode(texts) {
        try {
          return await encoder.encode(texts);
        } catch (error) {
          if (!isServing) throw error;
          tell(error);
          return texts.map(() => new Float32Array(dimensions));
        }
      },
    },
    serves() {
      isServing = true;
    },
  };
}

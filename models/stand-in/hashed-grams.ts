/** Of the vectors that the stand-in gives unless told. */
export const standInDimensions = 256;

/**
 * Characters and pairs of them, each counted in the place that its hash names: texts that share many are near. Not of
 * length 1, as many providers' vectors are not.
 */
export function hashedGrams(text: string, dimensions: number): number[] {
  const vector = Array.from({ length: dimensions }, () => 0);
  const characters = [...text];
  for (const [place, character] of characters.entries())
    for (const gram of [character, character + (characters[place + 1] ?? '')]) {
      let hash = 0x811c9dc5;
      for (const byte of Buffer.from(gram)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
      vector[hash % dimensions] = (vector[hash % dimensions] ?? 0) + 1;
    }
  return vector;
}

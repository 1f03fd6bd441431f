/** FNV-1a, 32 bits: the same text, the same number, on every machine. */
export const EMPTY = 0x811c9dc5;

export function hashed(text: string, start = EMPTY): number {
  let hash = start;
  for (let place = 0; place < text.length; place++) hash = further(hash, text.charCodeAt(place));
  return hash;
}

export function further(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193) >>> 0;
}

/**
 * The vector a bucket starts with: signs drawn by a generator that the bucket's number seeds (mulberry32), so that it
 * need not be stored and is the same everywhere. Of length 1.
 */
export function drawnRow(bucket: number, dimensions: number): Float32Array {
  const row = new Float32Array(dimensions);
  const size = 1 / Math.sqrt(dimensions);
  let state = Math.imul(bucket + 1, 0x9e3779b1) >>> 0;
  let bits = 0;
  for (let place = 0; place < dimensions; place++) {
    if (place % 32 === 0) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      bits = mixed ^ (mixed >>> 14);
    }
    row[place] = (bits & 1) === 1 ? size : -size;
    bits >>>= 1;
  }
  return row;
}

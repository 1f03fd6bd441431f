/**
 * Texts as vectors: the nearer two vectors, the more alike what the texts ask for.
 *
 * Not part of this port: training, and what a distance is worth. Cosines of one encoder compare with each other only.
 */
export interface TextEncoder {
  /**
   * Name, version and a checksum of everything the vectors depend on. Vectors of the same id compare, in whatever
   * process and on whatever day they were made; vectors of different ids never do.
   */
  readonly id: string;
  readonly dimensions: number;
  /** One vector for each text, in their order: of length 1, or all zeros where the text holds nothing to go by. */
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
}

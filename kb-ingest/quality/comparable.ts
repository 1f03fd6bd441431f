import { toSimplified } from '#knowledge';

/** A wording as it is compared: one spelling for what reads the same, letters and digits only. */
export function comparable(wording: string): string {
  return toSimplified(wording.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]+/gu, '');
}

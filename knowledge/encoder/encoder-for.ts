import type { EditionContents } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { fitHashedTfIdf } from './hashed-tf-idf.ts';

/** The encoder of an edition. */
export function encoderFor({ entries }: EditionContents): TextEncoder {
  return fitHashedTfIdf(entries.flatMap(({ question, similar }) => [question, ...similar]));
}

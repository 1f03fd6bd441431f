import { Declined } from '../declined.ts';
import type { DirectLineCalls, Pass } from './calls.ts';

/** What it takes to be let in. */
export interface Door {
  calls: Pick<DirectLineCalls, 'askPass'>;
  /** The bank's word on who the customer is, made out just now; null for a visitor. */
  assertion(): Promise<string | null>;
  /** Told why the bank's word was not taken; the conversation goes on without it. */
  notTaken(why: string): void;
}

/**
 * A pass for a new conversation: as whom the bank says, or, where its word is not taken, as a visitor. Nobody is left
 * without an answer for a mistake between two servers.
 */
export async function askForPass({ calls, assertion, notTaken }: Door): Promise<Pass> {
  const word = await assertion();
  try {
    return await calls.askPass(word);
  } catch (failure) {
    if (word === null || !(failure instanceof Declined) || failure.code !== 'assertion-refused') throw failure;
    notTaken(failure.sentence);
    return calls.askPass(null);
  }
}

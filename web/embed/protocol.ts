import type { Theme } from '../widget/looks.ts';

/**
 * What the bank's page and the chat in its frame say to each other (`postMessage`). Each side takes messages from the
 * other's window at the other's origin only, and names that origin when it sends.
 */
export type ToChat =
  /** How it should look. */
  | { xianting: 'looks'; older: boolean | null; theme: Theme }
  /**
   * Who is signed in at the bank: its assertion, or null for nobody. `unasked` says that this bank never tells: then
   * the browser's own conversation goes on whoever sits there.
   */
  | { xianting: 'identity'; assertion: string | null | 'unasked' }
  /** Nothing of the conversation may stay in this browser. */
  | { xianting: 'sign-out' }
  /** The customer sees the chat from now on, or no longer. */
  | { xianting: 'shown'; shown: boolean };

export type FromChat =
  /** It listens. `open`: it was open on the bank's page before this one. */
  | { xianting: 'ready'; open: boolean }
  | { xianting: 'close' }
  | { xianting: 'unread'; count: number }
  /** A new conversation begins: an assertion made out now is wanted, and answered by 'identity'. */
  | { xianting: 'who' }
  /** The bank's word was not taken; the conversation goes on with a visitor. */
  | { xianting: 'identity-refused'; why: string };

/** The query of the frame's address: the origin of the bank's page, which the chat will speak with. */
export const hostParameter = 'host';

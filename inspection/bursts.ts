import type { Message } from '#conversation';

/** What a customer said without being answered in between, and what they had said before. */
export interface Burst {
  said: readonly [Message, ...Message[]];
  before: readonly Message[];
}

/** The customer's bursts, in order; what nobody here can read is left out, and notices of the house answer nothing. */
export function burstsIn(messages: readonly Message[]): Burst[] {
  const bursts: Burst[] = [];
  let said: Message[] = [];
  const take = () => {
    const [first, ...rest] = said;
    if (first !== undefined) bursts.push({ said: [first, ...rest], before: bursts.at(-1)?.said ?? [] });
    said = [];
  };
  for (const message of messages) {
    if (message.author.by === 'customer') {
      if (!message.content.unreadable) said.push(message);
    } else if (message.author.by !== 'notice') take();
  }
  take();
  return bursts;
}

/** The place of a burst's last message, and when it came. */
export function endOfBurst({ said }: Burst): { throughSeq: number; at: Date } {
  const last = said.at(-1) ?? said[0];
  return { throughSeq: last.seq, at: last.at };
}

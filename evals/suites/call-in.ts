import { type Replayed, replayTurn, shippedPolicy } from '#bot';
import type { Author, ConversationId, CustomerId, EditionId, Message, StaffId, Tier } from '#conversation';

/** A conversation as it was given. */
interface Given {
  turns: readonly { by: 'customer' | 'bot' | 'agent'; text: string }[];
  customer?: { tier: Tier; older: boolean } | undefined;
}

/** The burst after which a person is called, by the places of its first and last message among the turns. */
export interface Called {
  from: number;
  through: number;
  replayed: Replayed;
}

/**
 * Turn by turn as customers meet it under the shipped policy, until a person is called or one speaks. What is given as the
 * bot's was not said by ours.
 */
export function callIn({ turns, customer }: Given): Called | null {
  const messages = turns.map(({ by, text }, place) => messageOf(by, text, place + 1));
  for (let from = 0; from < turns.length; from++) {
    if (turns[from]?.by === 'agent') return null;
    if (turns[from]?.by !== 'customer' || turns[from - 1]?.by === 'customer') continue;
    const next = turns.findIndex(({ by }, place) => place > from && by !== 'customer');
    const through = (next === -1 ? turns.length : next) - 1;
    const [replayed] = replayTurn(
      {
        messages: messages.slice(0, through + 1),
        answeredThrough: from,
        misunderstoodInARow: 0,
        customer: {
          id: 'c' as CustomerId,
          bankId: null,
          tier: customer?.tier ?? 'standard',
          birthYear: customer?.older ? 1940 : null,
          assurance: null,
        },
        channel: 'web',
        edition: 1 as EditionId,
        at: thursday,
      },
      [shippedPolicy],
    );
    if (replayed) return { from, through, replayed };
  }
  return null;
}

/** 14:00 in the bank's time. */
const thursday = new Date('2026-11-26T06:00:00Z');

function messageOf(by: 'customer' | 'bot' | 'agent', text: string, seq: number): Message {
  const author: Author = by === 'agent' ? { by, agent: 'a' as StaffId, name: '' } : { by };
  const kept = { conversation: 'k' as ConversationId, clientId: `m${seq}`, delivery: 'sent', masked: false } as const;
  return { ...kept, seq, shown: seq, author, text, content: {}, at: thursday };
}

import type { MessageView, SendsLeft, Transcript } from '#conversation/wire';

/** What this page has of a conversation: from some place on, which reading upward moves back. */
export interface Known {
  /** In the record's order, none twice. */
  messages: readonly MessageView[];
  /** Where the conversation stands, as far as was heard. */
  lastSeq: number;
  /** What the channel still lets through, as far as was heard; absent where it does not count. */
  sendsLeft?: SendsLeft;
}

export const nothingKnown: Known = { messages: [], lastSeq: 0 };

/** Pages may come in any order and overlap; of a message that comes again the later word counts (its delivery changes). */
export function withPage(known: Known, page: Transcript): Known {
  const bySeq = new Map(known.messages.map((message) => [message.seq, message]));
  for (const message of page.messages) bySeq.set(message.seq, message);
  return {
    messages: [...bySeq.values()].sort((one, other) => one.seq - other.seq),
    lastSeq: Math.max(known.lastSeq, page.lastSeq),
    ...(page.sendsLeft && { sendsLeft: page.sendsLeft }),
  };
}

export function withHead(known: Known, lastSeq: number): Known {
  return lastSeq > known.lastSeq ? { ...known, lastSeq } : known;
}

/**
 * The place to read on from: everything up to it is here, and will not change any more. A message whose delivery is
 * pending or deferred is read again until it was sent, or never will be.
 */
export function readFrom({ messages }: Known): number {
  let place = (messages[0]?.seq ?? 1) - 1;
  for (const { seq, delivery } of messages) {
    if (seq !== place + 1 || delivery === 'pending' || delivery === 'deferred') break;
    place = seq;
  }
  return place;
}

export function isComplete(known: Known): boolean {
  return readFrom(known) >= known.lastSeq;
}

/** Whether there is more above than this page has. */
export function hasOlder({ messages }: Known): boolean {
  return (messages[0]?.seq ?? 1) > 1;
}

/** What the customer said after the agent's place. */
export function unreadAfter({ messages }: Known, readThrough: number): number {
  return messages.filter(({ seq, author }) => author === 'customer' && seq > readThrough).length;
}

/** Since when the customer waits for a word of the agent, at the earliest since asking: null where the agent spoke last. */
export function unansweredSince({ messages }: Known, requestedAt: string): string | null {
  const lastAgent = messages.findLastIndex(({ author }) => author === 'agent');
  const spoken = messages[lastAgent];
  if (spoken === undefined || spoken.at < requestedAt) return requestedAt;
  return messages.slice(lastAgent + 1).find(({ author }) => author === 'customer')?.at ?? null;
}

import { type Message, reached } from './message.ts';

/** What is meant hangs on so many at most. */
export const BURSTS_BEFORE = 3;

/** What a customer said without anything being said to them in between, be it in vain. */
export interface Burst {
  said: readonly [Message, ...Message[]];
  earlier: Earlier;
}

/** What came before something that a customer says: what is meant by 又一笔 hangs on it. */
export interface Earlier<Said = Message> {
  /** The customer's last bursts, the last one last. */
  bursts: readonly (readonly Said[])[];
  /** What they were told last, since the last of these; null where they were told nothing. */
  told: string | null;
}

/**
 * The customer's bursts, in order. What nobody here can read is left out, what never reached the customer told them
 * nothing, and notices of the house answer nothing.
 */
export function burstsIn(messages: readonly Message[]): readonly Burst[] {
  return gathered(messages).bursts;
}

/** What comes before whatever the customer says after these messages. */
export function earlierThan(messages: readonly Message[]): Earlier {
  return gathered(messages).earlier;
}

function gathered(messages: readonly Message[]): { bursts: readonly Burst[]; earlier: Earlier } {
  const bursts: Burst[] = [];
  let said: Message[] = [];
  let told: string | null = null;
  const earlier = (): Earlier => ({ bursts: bursts.slice(-BURSTS_BEFORE).map((burst) => burst.said), told });
  const endBurst = () => {
    const [first, ...rest] = said;
    if (first === undefined) return;
    bursts.push({ said: [first, ...rest], earlier: earlier() });
    said = [];
    told = null;
  };
  for (const message of messages) {
    const { author, content, text } = message;
    if (author.by === 'customer') {
      if (!content.unreadable) said.push(message);
    } else if (author.by !== 'notice') {
      endBurst();
      if (reached(message)) told = text;
    }
  }
  endBurst();
  return { bursts, earlier: earlier() };
}

/** The place of a burst's last message, and when it came. */
export function endOfBurst({ said }: Burst): { throughSeq: number; at: Date } {
  const last = said.at(-1) ?? said[0];
  return { throughSeq: last.seq, at: last.at };
}

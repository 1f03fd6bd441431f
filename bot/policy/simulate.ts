import { setImmediate as breathe } from 'node:timers/promises';
import type { ConversationId, EditionId, Message, Tier } from '#conversation';
import type { PolicyTable } from '#conversation/wire';
import type { Conversation, PastTurn, Period, Store } from '#store';
import { type Replayed, replayTurn } from './replay.ts';

/** What one step of a simulation came to. */
export interface Simulated {
  /** Conversations of the period in all, and in this step. */
  total: number;
  done: number;
  /** Parts that were replayed: what the bot had of a conversation until a person was called, or until its end. */
  stretches: number;
  handedOver: readonly SimulatedStretch[];
  next: ConversationId | null;
}

/** A stretch that is handed over under one of the two tables, and after which message. */
export interface SimulatedStretch {
  conversation: ConversationId;
  channel: string;
  tier: Tier;
  inForce: Called | null;
  draft: Called | null;
}
export type Called = Replayed & { seq: number; at: Date };

/** A conversation in which nobody has written for so long is over. */
const QUIET_MS = 30 * 60_000;
/** A step ends after so many conversations, or so many milliseconds, whichever comes first. */
const MOST_AT_ONCE = 50;
const STEP_MS = 250;
/** As many as a turn is given, and of a conversation that goes on for ever, the last of the period. */
const RECENT_MESSAGES = 40;
const MOST_TURNS = 200;
const MOST_MESSAGES = 2_000;

/**
 * One step of “with this policy the conversations of that time would have gone …”: listens again and decides again, turn
 * by turn, by the code that takes turns, under both tables. Between two turns everybody else has theirs. Reads masked text
 * only, writes nothing, keeps nothing.
 */
export async function simulateStep(
  { conversations, pastTurns }: Pick<Store, 'conversations' | 'pastTurns'>,
  tables: { inForce: PolicyTable; draft: PolicyTable },
  { period, after, now }: { period: Period; after: ConversationId | null; now: Date },
): Promise<Simulated> {
  const began = performance.now();
  const quietSince = new Date(now.getTime() - QUIET_MS);
  const { total, ids } = await pastTurns.conversations({ ...period, quietSince }, after, MOST_AT_ONCE);
  const step = { done: 0, stretches: 0, handedOver: [] as SimulatedStretch[] };
  for (const id of ids) {
    const conversation = await conversations.find(id);
    const turns = await pastTurns.of(id, period, MOST_TURNS);
    const last = turns.at(-1);
    step.done += 1;
    if (!conversation || !last) continue;
    const messages = await conversations.transcriptBefore(id, last.throughSeq + 1, MOST_MESSAGES);
    for (const stretch of stretchesOf(turns)) {
      const called = await replayStretch(conversation, messages, stretch, [tables.inForce, tables.draft]);
      const [inForce = null, draft = null] = called;
      step.stretches += 1;
      const { channel, customer } = conversation;
      if (inForce || draft) step.handedOver.push({ conversation: id, channel, tier: customer.tier, inForce, draft });
    }
    if (performance.now() - began > STEP_MS) break;
  }
  const isLast = step.done === ids.length && ids.length < MOST_AT_ONCE;
  return { total, ...step, next: isLast ? null : (ids[step.done - 1] ?? null) };
}

/** What the bot had to itself: until a person was called, and again after that person. */
function stretchesOf(turns: readonly PastTurn[]): PastTurn[][] {
  const stretches: PastTurn[][] = [];
  let open: PastTurn[] = [];
  for (const turn of turns) {
    open.push(turn);
    if (!turn.handedOver) continue;
    stretches.push(open);
    open = [];
  }
  return open.length > 0 ? [...stretches, open] : stretches;
}

/** Under each table, the first turn at which a person is called. */
async function replayStretch(
  { customer, channel }: Conversation,
  messages: readonly Message[],
  stretch: readonly PastTurn[],
  tables: readonly PolicyTable[],
): Promise<(Called | null)[]> {
  const called: (Called | null)[] = tables.map(() => null);
  let misunderstoodInARow = 0;
  for (const turn of stretch) {
    await breathe();
    const said = messages.filter(({ seq }) => seq <= turn.throughSeq);
    const replayed = replayTurn(
      {
        messages: said.slice(-Math.max(RECENT_MESSAGES, turn.throughSeq - turn.fromSeq + 1)),
        answeredThrough: turn.fromSeq - 1,
        misunderstoodInARow,
        customer,
        channel,
        edition: 0 as EditionId,
        at: turn.at,
      },
      tables,
    );
    for (const [place, now] of replayed.entries()) {
      if (now && !called[place]) called[place] = { ...now, seq: turn.throughSeq, at: turn.at };
    }
    if (called.every((each) => each !== null)) break;
    misunderstoodInARow = misunderstoodAfter(turn, misunderstoodInARow);
  }
  return called;
}

/** As the bot counted it then: small talk neither adds nor ends. */
function misunderstoodAfter({ decision }: PastTurn, before: number): number {
  if (decision === 'decline' || decision === 'offer-person') return before + 1;
  return decision === 'small-talk' ? before : 0;
}

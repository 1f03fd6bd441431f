import type { ConversationId, EditionId, HandoffId } from '#conversation';
import type { PendingTurn, Store } from '#store';
import type { SummaryOrder } from './answer/hand-over-summary.ts';
import { finishReply, type Replied } from './answer/reply.ts';
import { quietTime } from './quiet-time.ts';
import type { TurnInput, TurnOutcome, Why } from './turn.ts';

/**
 * Runs turns: reads what is pending, waits for a burst to end, has the turn taken, commits it under the control token,
 * and says what happened. Woken any number of times, for anything: what is pending is read from the store.
 */
export function openAnswering(parts: AnsweringParts): (conversation: ConversationId) => Promise<number | null> {
  const { store, clock } = parts;

  return async (conversation) => {
    const pending = await store.turns.begin(conversation, RECENT_MESSAGES);
    if (!pending) return null;
    const { underWay } = pending;
    if (underWay) {
      // Somebody still speaks, or has died over it; what they began comes to its end before the next turn.
      const left = underWay.until.getTime() - clock().getTime();
      if (left > 0) return Math.min(left, LOOK_AGAIN_MS);
      await finishReply(parts, underWay);
      return 0;
    }
    const wait = quietLeft(pending, clock(), parts.quietMs);
    if (wait > 0) return wait;

    const started = performance.now();
    const edition = parts.edition();
    const outcome = await takeTurn(parts, pending, edition);
    if (outcome.toWord && parts.reply) {
      const replied = await parts.reply({ pending, outcome, edition });
      const decision = outcome.why.decision;
      parts.observe({ committed: replied.committed, decision, seconds: (performance.now() - started) / 1_000 });
      if (replied.committed === 'overtaken') return 0;
      if (replied.why.wording) parts.worded?.(conversation, replied.why.wording);
      // What came meanwhile is looked at again at once; it was woken for, too.
      return replied.ended === 'cut-short' ? 0 : null;
    }
    const handOver = outcome.handOver && { ...outcome.handOver, id: parts.newId() as HandoffId };
    const committed = await store.turns.commit({ ...outcome, pending, edition, handOver, at: clock() });
    parts.observe({ committed, decision: outcome.why.decision, seconds: (performance.now() - started) / 1_000 });
    // A newer message, another worker or a change of control came first: look again at what is pending now.
    if (committed === 'overtaken') return 0;

    // From here on a failure costs only time: the sweep delivers what is due and raises what was requested.
    await parts.deliver(conversation);
    if (handOver) {
      await parts.raise({ type: 'handoff-requested', handoff: handOver.id });
      parts.retell?.(handOver.id, { messages: pending.messages, byRules: handOver.summary });
    }
    return null;
  };
}

export interface AnsweringParts {
  store: Pick<Store, 'turns'>;
  /** Has what was committed brought to the customer. */
  deliver(conversation: ConversationId): Promise<void>;
  takeTurn(input: TurnInput): Promise<TurnOutcome>;
  /** The live edition; a turn pins the one it started with. */
  edition(): TurnInput['edition'];
  /** The policy in force; a turn keeps to the one it started with. */
  policy(): TurnInput['policy'];
  /** Tells whoever hands over; `bot` does not know who that is. */
  raise(event: { type: 'handoff-requested'; handoff: HandoffId }): Promise<void>;
  /** Says an answer that a model words; absent where there is no model. */
  reply?: ((turn: { pending: PendingTurn; outcome: TurnOutcome; edition: EditionId }) => Promise<Replied>) | undefined;
  /** Has the summary of a handover told anew by a model, where there is one; it is waited for by nobody. */
  retell?(handoff: HandoffId, order: SummaryOrder): void;
  /** Told how each wording went. */
  worded?(conversation: ConversationId, wording: NonNullable<Why['wording']>): void;
  /** The longest quiet time, in milliseconds; 0 answers every message at once. */
  quietMs: number;
  clock(): Date;
  newId(): string;
  observe(turn: { committed: 'committed' | 'overtaken'; decision: string; seconds: number }): void;
  /** Told of a turn that threw; the customer is handed over. */
  failed(conversation: ConversationId, error: Error): void;
}

/** Enough of the past for what listening and deciding look back at. */
const RECENT_MESSAGES = 40;
/** How soon to look again while a reply is under way in another worker. */
const LOOK_AGAIN_MS = 1_000;
/** However long a burst goes on, it is answered after this many quiet times. */
const LONGEST_BURST = 4;

function quietLeft(pending: PendingTurn, now: Date, most: number): number {
  if (most === 0) return 0;
  const last = pending.messages.findLast(({ author }) => author.by === 'customer');
  const quietUntil = pending.lastCustomerAt.getTime() + quietTime(last?.text ?? '', most);
  return Math.min(quietUntil, pending.firstWaitingAt.getTime() + LONGEST_BURST * most) - now.getTime();
}

async function takeTurn(
  parts: AnsweringParts,
  pending: PendingTurn,
  edition: TurnInput['edition'],
): Promise<TurnOutcome> {
  try {
    return await parts.takeTurn({
      messages: pending.messages,
      answeredThrough: pending.answeredThrough,
      misunderstoodInARow: pending.misunderstoodInARow,
      customer: pending.customer,
      channel: pending.channel,
      edition,
      policy: parts.policy(),
      at: parts.clock(),
    });
  } catch (error) {
    parts.failed(pending.conversation, error as Error);
    return {
      say: [{ text: '抱歉，智能客服暂时无法回答。您的消息都已保留，正在为您转接人工客服。', content: {} }],
      heard: [],
      why: { decision: 'hand-over-on-failure', searched: null, hits: [] },
      handOver: {
        skill: 'general',
        reason: { because: 'bot-failed' },
        advanceMinutes: 5,
        findings: [],
        summary: '智能客服未能完成回答，请直接查看对话记录。',
      },
      misunderstoodInARow: 0,
    };
  }
}

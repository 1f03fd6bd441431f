import type { AnswerRecord, ConversationId, EditionId, Finding, Utterance } from '#conversation';
import type { Signals } from '#jobs';
import type { Entry } from '#knowledge';
import type { OpenReply, PendingTurn, Store } from '#store';
import { listen } from '../listen/listen.ts';
import type { TurnOutcome, Why } from '../turn.ts';
import type { WordedSentence, Wording, WordingRecord } from './wording.ts';

/**
 * Says an answer that a model words. On a channel that can show a reply growing, each sentence is committed under the
 * control token as soon as it is checked; with it, what would finish the reply in approved words, so that whoever speaks
 * may die at any moment and the customer still gets a whole answer. Elsewhere the reply is one message.
 */
export interface ReplyParts {
  store: Pick<Store, 'turns'>;
  wording: Wording;
  /** Has what was committed brought to the customer. */
  deliver(conversation: ConversationId): Promise<void>;
  /** Whether replies may grow on this channel: false where each message counts. */
  grows(channel: string): boolean;
  /** Told that an answer is being written, again and again while it is; listened to for what happens meanwhile. */
  signals: Signals;
  limits: { firstWithin: number; allWithin: number };
  clock(): Date;
}

export type Replied =
  | { committed: 'overtaken' }
  /** `ended` is 'superseded' where control changed before the whole reply was said. */
  | { committed: 'committed'; ended: 'whole' | 'superseded' | 'cut-short'; why: Why };

/** Whoever still speaks after this many milliseconds beyond the limits is taken for dead. */
const GRACE_MS = 2_000;
/** Clients forget a typing signal that is not renewed within about three seconds. */
const RENEW_TYPING_MS = 2_500;
/** Enough of the record to hear what was written since a reply began. */
const MESSAGES_SINCE = 20;

export async function reply(
  parts: ReplyParts,
  { pending, outcome, edition }: { pending: PendingTurn; outcome: TurnOutcome; edition: EditionId },
): Promise<Replied> {
  const { store, wording, limits, clock } = parts;
  const { conversation } = pending;
  const { toWord } = outcome;
  if (!toWord) throw new Error('There is nothing to word.');
  const opening = outcome.say.slice(0, toWord.from);
  const approved = outcome.say.slice(toWord.from);
  const grows = parts.grows(pending.channel);
  const until = new Date(clock().getTime() + limits.allWithin + GRACE_MS);
  const { token, through } = pending;
  let said: number | null = null;
  let ended: Extract<Replied, { committed: 'committed' }>['ended'] | null = null;
  const whyOf = (record: WordingRecord): Why => ({ ...outcome.why, wording: recorded(record) });

  /** Commits what is said next, and what would finish the reply. False where this turn may say nothing more. */
  let committing = false;
  const say = async (...commit: Parameters<typeof committed>) => {
    committing = true;
    try {
      return await committed(...commit);
    } finally {
      committing = false;
    }
  };
  const committed = async (words: readonly Utterance[], rest: readonly Utterance[] | null, why: Why | null = null) => {
    if (said === null) {
      const unsaid = rest && { rest, until };
      const turn = {
        ...outcome,
        why: why ?? outcome.why,
        say: words,
        pending,
        edition,
        handOver: null,
        unsaid,
        at: clock(),
      };
      if ((await store.turns.commit(turn)) === 'overtaken') return false;
    } else {
      const open: OpenReply = { conversation, token, through, said, until, rest: [] };
      const went = await store.turns.goOn(open, { say: words, rest, why, at: clock() });
      if (went !== 'said') {
        ended = 'superseded';
        return false;
      }
    }
    said = (said ?? 0) + words.length;
    if (words.length > 0) await parts.deliver(conversation);
    return true;
  };

  const stop = new AbortController();
  const look = async () => {
    const now = await store.turns.begin(conversation, MESSAGES_SINCE);
    // What is being committed finds out by itself whether it was overtaken.
    if (committing) return;
    if (said === null) {
      // Overtaken before a word was said: the turn that follows answers all of it.
      if (now?.through !== through || now.token !== token) stop.abort();
    } else if (now && now.through > through && cannotWait(now.messages.filter(({ seq }) => seq > through))) {
      ended = 'cut-short';
      stop.abort();
    }
  };
  const unwatch = parts.signals.subscribe((signal) => {
    // What fails here costs nothing: the next word is committed against what is true then.
    if (signal.about === 'conversation' && signal.id === conversation) look().catch(() => {});
  });
  const composing = () => parts.signals.publish({ about: 'typing', id: conversation, by: 'bot', name: null });
  const typing = grows ? setInterval(composing, RENEW_TYPING_MS) : undefined;
  try {
    if (grows && opening.length > 0 && !(await say(opening, approved))) return { committed: 'overtaken' };
    if (grows) composing();

    const order = { ...toWord, before: before(pending), at: clock() };
    const words = wording.word(order, { ...limits, signal: stop.signal });
    const sentences: WordedSentence[] = [];
    const worded = (sentence: WordedSentence, place: number) =>
      utteranceOf(sentence, { through, edition, approved, place });
    let record: WordingRecord;
    for (;;) {
      const next = await words.next();
      if (next.done) {
        record = next.value;
        break;
      }
      sentences.push(next.value);
      if (grows && !stop.signal.aborted && !(await say([worded(next.value, sentences.length)], approved))) {
        stop.abort();
        if (said === null) return { committed: 'overtaken' };
      }
    }
    if (stop.signal.aborted && said === null) return { committed: 'overtaken' };

    const why = whyOf(record);
    if (ended === 'superseded') return { committed: 'committed', ended, why };
    if (ended === 'cut-short') {
      await say([], null, why);
      return { committed: 'committed', ended, why };
    }
    const missing = record.failed ? approved : approved.filter((utterance) => rests(utterance, record.leftOut));
    const whole = grows || record.failed || sentences.length === 0 ? [] : [worded(together(sentences), 1)];
    const first = grows ? [] : opening;
    if (!(await say([...first, ...whole, ...missing], null, why)) && said === null) return { committed: 'overtaken' };
    return { committed: 'committed', ended: ended ?? 'whole', why };
  } finally {
    clearInterval(typing);
    unwatch();
  }
}

/** Finishes, in approved words, a reply whose speaker is gone. Of several who would, one does. */
export async function finishReply(
  { store, deliver, clock }: Pick<ReplyParts, 'store' | 'deliver' | 'clock'>,
  reply: OpenReply,
): Promise<void> {
  const went = await store.turns.goOn(reply, { say: reply.rest, rest: null, why: null, at: clock() });
  if (went === 'said') await deliver(reply.conversation);
}

const pressing: ReadonlySet<Finding['kind']> = new Set(['asks-for-person', 'complaint', 'danger']);

/** What a customer writes while the bot speaks waits for the end of the reply, but for a call for a person, and for harm. */
function cannotWait(messages: PendingTurn['messages']): boolean {
  return listen(messages.filter(({ author }) => author.by === 'customer')).some(({ kind }) => pressing.has(kind));
}

function before({ messages, answeredThrough }: PendingTurn) {
  return messages.filter(({ seq }) => seq <= answeredThrough);
}

function recorded({ leftOut: _leftOut, ...record }: WordingRecord): Omit<WordingRecord, 'leftOut'> {
  return record;
}

function utteranceOf(
  { text, entries }: WordedSentence,
  {
    through,
    edition,
    approved,
    place,
  }: { through: number; edition: EditionId; approved: readonly Utterance[]; place: number },
): Utterance {
  const quickReplies = approved.at(-1)?.content.quickReplies;
  const content = { answer: answerOf(entries, edition), worded: true, sentenceOf: through };
  return {
    text,
    content: {
      ...content,
      // A reply is asked about once, with its first sentence; whichever is the last, its taps are there.
      ...(place === 1 && { asksFeedback: true }),
      ...(quickReplies && { quickReplies }),
    },
  };
}

function answerOf(entries: readonly Entry[], edition: EditionId): AnswerRecord {
  return {
    edition,
    entries: entries.map(({ id, question, source, effectiveFrom }) => ({ id, question, source, effectiveFrom })),
  };
}

function together(sentences: readonly WordedSentence[]): WordedSentence {
  return {
    text: sentences.map(({ text }) => text).join(''),
    entries: [...new Set(sentences.flatMap(({ entries }) => entries))],
  };
}

/** Whether an approved answer rests on one of these entries. */
function rests({ content }: Utterance, entries: readonly Entry[]): boolean {
  return content.answer?.entries.some(({ id }) => entries.some((entry) => entry.id === id)) ?? false;
}

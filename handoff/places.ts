import type { ConversationId, Skill } from '#conversation';
import { skills } from '#conversation';
import type { HandlingTime, Handoff, Store } from '#store';
import { inLine } from './line.ts';

export interface PlaceInLine {
  /** 1: next. */
  position: number;
  /** How long the wait is likely to be; null where too little is known to say. */
  minutes: { from: number; to: number } | null;
}

/** Chats that have ended, of one skill, that say how long the next ones will take. */
const samplesNeeded = 3;
/** Of the latest so many the mean is taken: what a chat took in spring says little about today. */
const samplesAtMost = 50;

/**
 * Where everybody stands who waits for a person in an attended line. Whoever was told that nobody is on duty is left
 * out: their place would promise an hour that nobody knows.
 */
export function placesIn(
  open: readonly Handoff[],
  handling: readonly HandlingTime[],
): ReadonlyMap<ConversationId, PlaceInLine> {
  const places = new Map<ConversationId, PlaceInLine>();
  for (const skill of skills) {
    const ofSkill = open.filter((handoff) => handoff.skill === skill);
    const held = ofSkill.filter(({ state }) => state === 'held').length;
    const waiting = ofSkill.filter(inLine);
    for (const [place, { conversation, unattended, state }] of waiting.entries())
      if (!unattended && state !== 'requested')
        places.set(conversation, { position: place + 1, minutes: waitOf(place + 1, held, timeOf(handling, skill)) });
  }
  return places;
}

/** Mean seconds of a chat; null where too few have ended. */
function timeOf(handling: readonly HandlingTime[], asked: Skill): number | null {
  const found = handling.find(({ skill }) => skill === asked);
  return found && found.samples >= samplesNeeded ? found.seconds : null;
}

/**
 * The wait of whoever stands at `position`, while `held` chats of `seconds` each are under way. Chats are taken to end
 * independently of one another, `held / seconds` of them a second; then the wait for the n-th end has the mean n / rate
 * and the deviation √n / rate, and the range is one deviation to both sides.
 */
export function waitOf(position: number, held: number, seconds: number | null): PlaceInLine['minutes'] {
  // With nobody in a chat the line moves as fast as agents accept, which is no matter of handling times.
  if (seconds === null || held === 0) return null;
  const rate = (held / seconds) * 60;
  const spread = Math.sqrt(position);
  return {
    from: Math.floor((position - spread) / rate),
    to: Math.max(1, Math.ceil((position + spread) / rate)),
  };
}

/** How long the last look at the line is good enough for the next asker, in milliseconds. */
const goodFor = 500;
/** Means of the last chats move slowly. */
const handlingGoodFor = 5_000;

/** One look at the record serves all who ask within a moment. */
export function openPlaces(parts: {
  store: Pick<Store, 'handoffs'>;
  clock(): Date;
}): () => Promise<ReadonlyMap<ConversationId, PlaceInLine>> {
  const { store, clock } = parts;
  const handling = remembering(handlingGoodFor, clock, () => store.handoffs.handlingTimes(samplesAtMost));
  return remembering(goodFor, clock, async () => {
    const open = await store.handoffs.open();
    return placesIn(open, open.some(inLine) ? await handling() : []);
  });
}

function remembering<Answer>(
  milliseconds: number,
  clock: () => Date,
  look: () => Promise<Answer>,
): () => Promise<Answer> {
  let last: { at: number; answer: Promise<Answer> } | null = null;
  return () => {
    const at = clock().getTime();
    if (last && at - last.at < milliseconds) return last.answer;
    const answer = look();
    last = { at, answer };
    answer.catch(() => {
      if (last?.answer === answer) last = null;
    });
    return answer;
  };
}

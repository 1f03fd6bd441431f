/**
 * The conversation as the customer sees it. Pure: what happened goes in, the next view comes out.
 *
 * What the server has confirmed stands in the server's order and is never moved; what it has not confirmed yet stands
 * below, in the order in which it was written. A message changes from one to the other when its echo arrives.
 */
import type { ActivityDetails, PlaceInLine } from '#conversation/wire';
import { type Activity, type ActivitySet, authorOf, placeOf, quickRepliesOf } from './activity.ts';

export type Source = NonNullable<ActivityDetails['sources']>[number];

export interface ShownMessage {
  kind: 'message';
  /** Stays the same while an unconfirmed message becomes a confirmed one. */
  key: string;
  activityId: string;
  author: 'customer' | 'bot' | 'agent';
  agentName: string | null;
  text: string;
  at: string | null;
  machineMade: boolean;
  /** The reply whose sentences this is; null: a message of its own. */
  sentenceOf: number | null;
  /** Keys of the sentences that came after the first. */
  further: readonly string[];
  sources: readonly Source[];
  asksFeedback: boolean;
  quickReplies: readonly string[];
}

export interface ShownNotice {
  kind: 'notice';
  key: string;
  /** Empty where the page has words of its own for `notice`. */
  text: string;
  notice: string | null;
  agentName: string | null;
  at: string | null;
  quickReplies: readonly string[];
}

export type Shown = ShownMessage | ShownNotice;

/** What the customer wrote and the server has not echoed yet. */
export interface Unconfirmed {
  clientId: string;
  text: string;
  /** `accepted`: the server has it, the echo is on its way. `refused`: it will not be sent; `why` says so in words. */
  state: 'waiting' | 'accepted' | 'refused';
  why: string | null;
}

/** Who serves the customer now. `unattended`: nobody is on duty, what is written is kept for them. */
export type Service = { by: 'bot' | 'line' | 'unattended' | 'nobody' } | { by: 'agent'; name: string | null };

/** Somebody of the house. `name`: an agent's. */
export interface Writer {
  by: 'bot' | 'agent';
  name: string | null;
}

export interface Timeline {
  shown: readonly Shown[];
  unconfirmed: readonly Unconfirmed[];
  /** Empty: from the start. */
  watermark: string;
  service: Service;
  /** Who is writing: from a typing signal until the next message. */
  typing: Writer | null;
  /** While the customer waits for a person: where, as far as it is known. */
  place: PlaceInLine | null;
  /** Answers that were marked, by activity id. */
  helped: Readonly<Record<string, boolean>>;
  /** Counts conversations, because activity ids are unique within one only. */
  conversation: number;
}

export type Happening =
  | { type: 'written'; clientId: string; text: string }
  | { type: 'accepted'; clientId: string }
  | { type: 'refused'; clientId: string; why: string }
  /** The customer takes a refused message back. */
  | { type: 'taken-back'; clientId: string }
  | { type: 'received'; set: ActivitySet }
  | { type: 'typing-stopped' }
  | { type: 'marked'; activityId: string; helped: boolean }
  /** Another conversation takes the place of this one; what is on the page stays there. */
  | { type: 'restarted'; because: 'expired' | 'ended' }
  /** Whoever sits here now is somebody else: nothing of what was said stays on the page. */
  | { type: 'forgotten' };

export const emptyTimeline: Timeline = {
  shown: [],
  unconfirmed: [],
  watermark: '',
  service: { by: 'bot' },
  typing: null,
  place: null,
  helped: {},
  conversation: 0,
};

export function step(timeline: Timeline, happening: Happening): Timeline {
  switch (happening.type) {
    case 'written': {
      const { clientId, text } = happening;
      const known =
        timeline.unconfirmed.some((one) => one.clientId === clientId) ||
        timeline.shown.some(({ key }) => key === ownKey(clientId));
      if (known) return timeline;
      return { ...timeline, unconfirmed: [...timeline.unconfirmed, { clientId, text, state: 'waiting', why: null }] };
    }
    case 'accepted':
      return changed(timeline, happening.clientId, { state: 'accepted', why: null });
    case 'refused':
      return changed(timeline, happening.clientId, { state: 'refused', why: happening.why });
    case 'taken-back':
      return { ...timeline, unconfirmed: timeline.unconfirmed.filter((one) => one.clientId !== happening.clientId) };
    case 'received': {
      const { activities, watermark } = happening.set;
      return { ...activities.reduce(receive, timeline), watermark: watermark ?? timeline.watermark };
    }
    case 'typing-stopped':
      return timeline.typing ? { ...timeline, typing: null } : timeline;
    case 'marked':
      return { ...timeline, helped: { ...timeline.helped, [happening.activityId]: happening.helped } };
    case 'restarted':
      return restarted(timeline, happening.because);
    case 'forgotten':
      return { ...emptyTimeline, conversation: timeline.conversation + 1 };
  }
}

/** The taps under what was said last: none once the customer has answered in their own words. */
export function offeredReplies({ shown, unconfirmed }: Timeline): readonly string[] {
  return unconfirmed.length === 0 ? (shown.at(-1)?.quickReplies ?? []) : [];
}

function changed(timeline: Timeline, clientId: string, to: Pick<Unconfirmed, 'state' | 'why'>): Timeline {
  return {
    ...timeline,
    unconfirmed: timeline.unconfirmed.map((one) => (one.clientId === clientId ? { ...one, ...to } : one)),
  };
}

function restarted(timeline: Timeline, because: 'expired' | 'ended'): Timeline {
  const conversation = timeline.conversation + 1;
  const key = `restart/${conversation}`;
  const notice: ShownNotice = {
    kind: 'notice',
    key,
    text: '',
    notice: because,
    agentName: null,
    at: null,
    quickReplies: [],
  };
  return {
    ...timeline,
    shown: [...timeline.shown, notice],
    // Of what the old conversation accepted, the echo never comes here; it is in the record there.
    unconfirmed: timeline.unconfirmed.filter(({ state }) => state !== 'accepted'),
    watermark: '',
    service: { by: 'bot' },
    typing: null,
    place: null,
    conversation,
  };
}

function receive(timeline: Timeline, activity: Activity): Timeline {
  if (activity.type === 'typing') return { ...timeline, typing: writerOf(activity) ?? timeline.typing };
  const place = placeOf(activity);
  if (place !== null) return { ...timeline, place };
  if (activity.type !== 'message' && activity.type !== 'endOfConversation') return timeline;
  const shown = shownFrom(activity, timeline.conversation);
  if (shown === null || timeline.shown.some((one) => knows(one, shown.key))) return timeline;
  const grown = grownBy(timeline.shown.at(-1), shown);
  if (grown) return { ...timeline, shown: [...timeline.shown.slice(0, -1), grown], typing: null };
  const service = serviceAfter(timeline.service, shown);
  return {
    ...timeline,
    shown: [...timeline.shown, shown],
    unconfirmed: timeline.unconfirmed.filter(({ clientId }) => ownKey(clientId) !== shown.key),
    service,
    place: service.by === 'line' ? timeline.place : null,
    typing: shown.kind === 'message' && shown.author === 'customer' ? timeline.typing : null,
  };
}

function knows(one: Shown, key: string): boolean {
  return one.key === key || (one.kind === 'message' && one.further.includes(key));
}

/** A reply that grows is one bubble, as long as nothing else was said in between; null where it is not its next sentence. */
function grownBy(reply: Shown | undefined, sentence: Shown): ShownMessage | null {
  if (reply?.kind !== 'message' || sentence.kind !== 'message') return null;
  if (sentence.sentenceOf === null || reply.sentenceOf !== sentence.sentenceOf) return null;
  const known = new Set(reply.sources.map(({ question }) => question));
  return {
    ...reply,
    text: reply.text + sentence.text,
    further: [...reply.further, sentence.key],
    sources: [...reply.sources, ...sentence.sources.filter(({ question }) => !known.has(question))],
    quickReplies: sentence.quickReplies,
  };
}

function writerOf(activity: Activity): Writer | null {
  const by = authorOf(activity);
  if (by !== 'bot' && by !== 'agent') return null;
  return { by, name: activity.channelData?.xianting?.agentName ?? null };
}

function shownFrom(activity: Activity, conversation: number): Shown | null {
  const { id, type, text = '', timestamp, channelData } = activity;
  if (id === undefined) return null;
  const details = channelData?.xianting ?? {};
  const author = authorOf(activity);
  const at = timestamp ?? null;
  const key = `${conversation}/${id}`;
  const agentName = details.agentName ?? null;
  const quickReplies = quickRepliesOf(activity);
  if (type === 'endOfConversation') return { kind: 'notice', key, text, notice: 'over', agentName, at, quickReplies };
  if (author === 'notice') {
    return { kind: 'notice', key, text, notice: details.notice ?? null, agentName, at, quickReplies };
  }
  const clientId = channelData?.clientActivityID;
  return {
    kind: 'message',
    key: author === 'customer' && clientId !== undefined ? ownKey(clientId) : key,
    activityId: id,
    author,
    agentName,
    text,
    at,
    machineMade: details.machineMade ?? author === 'bot',
    sentenceOf: details.sentenceOf ?? null,
    further: [],
    sources: details.sources ?? [],
    asksFeedback: details.asksFeedback ?? false,
    quickReplies,
  };
}

function ownKey(clientId: string): string {
  return `own/${clientId}`;
}

function serviceAfter(service: Service, shown: Shown): Service {
  if (shown.kind === 'message') {
    if (shown.author === 'agent') return { by: 'agent', name: shown.agentName };
    return shown.author === 'bot' ? { by: 'bot' } : service;
  }
  switch (shown.notice) {
    case 'queued':
      return { by: 'line' };
    case 'nobody-on-duty':
    case 'message-left':
      return { by: 'unattended' };
    case 'agent-joined':
      return { by: 'agent', name: shown.agentName };
    case 'agent-left':
    case 'line-left':
      return { by: 'bot' };
    case 'over':
      return { by: 'nobody' };
    default:
      return service;
  }
}

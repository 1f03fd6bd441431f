import { type EntryId, earlierThan, type Finding, type Message, reached } from '#conversation';
import { hears, listen, listenClosely } from '../listen/listen.ts';
import { personReply } from '../speak/say.ts';
import type { TurnInput } from '../turn.ts';
import { asksSomething, type SmallTalk, smallTalkIn } from './small-talk.ts';

/** Everything a turn's decision rests on, read from the record. */
export interface Situation {
  input: TurnInput;
  /** This turn: the customer's messages that are not answered yet. */
  turn: readonly Message[];
  heard: readonly Finding[];
  /** Whether a second ear may well hear it otherwise. */
  isUnsure: boolean;
  /** What was heard in each earlier message that was not yet a person's to deal with, message by message. */
  heardBefore(): readonly (readonly Finding[])[];
  /** Of that, the anger, where this turn is angry again. */
  angerBefore(): readonly Finding[];
  /** The offered question that this turn takes up, by a tap or by its number; null where it takes up none. */
  taken: string | null;
  /** The entries that were answered with before, the last one first. */
  talkedAbout: readonly EntryId[];
  /** Whether this turn says yes to the person the bot offered. */
  acceptsPerson: boolean;
  /** What the turn is, where it asks nothing; null where it asks something. */
  smallTalk: SmallTalk | 'sigh' | 'unreadable' | null;
  /** Whether it has something that nobody here can look at: a picture, a voice message. */
  hasUnreadable: boolean;
  /** What it asks, message by message, small talk left out. */
  questions: readonly string[];
}

export function readSituation(input: TurnInput): Situation {
  const turn = input.messages.filter(({ author, seq }) => author.by === 'customer' && seq > input.answeredThrough);
  const before = input.messages.filter(({ seq }) => seq < (turn[0]?.seq ?? 0));
  const readable = turn.filter(({ content }) => !content.unreadable);
  const { heard, isUnsure } = listenClosely(readable, earlierThan(before));
  const questions = readable.map(({ text }) => text.trim()).filter(asksSomething);
  const offered = lastOffer(before);
  const heardBefore = once(() => heardIn(before));
  return {
    input,
    turn,
    heard,
    isUnsure,
    heardBefore,
    angerBefore: () => angerBefore(heard, heardBefore),
    taken: takenUp(turn, offered),
    talkedAbout: answeredWith(before),
    acceptsPerson: input.misunderstoodInARow >= 2 && offersOnlyPerson(offered) && saysYes(turn),
    smallTalk: questions.length > 0 ? null : smallTalkOf(readable),
    hasUnreadable: readable.length < turn.length,
    questions,
  };
}

/** The same situation, with what a second ear made of it. */
export function heardAnew(situation: Situation, heard: readonly Finding[]): Situation {
  return { ...situation, heard, isUnsure: false, angerBefore: () => angerBefore(heard, situation.heardBefore) };
}

function angerBefore(heard: readonly Finding[], heardBefore: Situation['heardBefore']): readonly Finding[] {
  return hears(heard, 'angry') ? heardBefore().flat().filter(isAnger) : [];
}

/** What never reached the customer was not talked about. */
function answeredWith(before: readonly Message[]): readonly EntryId[] {
  const entries = before.filter(reached).flatMap(({ content }) => content.answer?.entries.map(({ id }) => id) ?? []);
  return [...new Set(entries.toReversed())];
}

/** What the bot offered last, if nothing was said since. What never reached the customer offered nothing. */
function lastOffer(before: readonly Message[]): readonly string[] {
  return before.filter(reached).findLast(({ author }) => author.by !== 'notice')?.content.quickReplies ?? [];
}

function offersOnlyPerson(offered: readonly string[]): boolean {
  const replies: readonly string[] = Object.values(personReply);
  return offered.length > 0 && offered.every((reply) => replies.includes(reply));
}

const yes =
  /^(?:好|好的|好吧|好啊|可以|行|要|要的|需要|是|是的|对|嗯|嗯嗯|转|转吧|ok|okay|yes|yes please|sure)[。.,，!！]*$/iu;

function saysYes(turn: readonly Message[]): boolean {
  return (
    turn.some(({ text }) => yes.test(text.trim())) &&
    turn.every(({ text }) => !asksSomething(text) || yes.test(text.trim()))
  );
}

const ordinals = ['一', '二', '三', '四', '五'];

/** A tap sends the question's text; where there is nothing to tap, customers send its number. */
function takenUp(turn: readonly Message[], offered: readonly string[]): string | null {
  const questions = offered.filter((reply) => reply !== personReply.zh && reply !== personReply.en);
  const text = turn.length === 1 ? (turn[0]?.text ?? '').trim() : '';
  if (questions.includes(text)) return text;
  const place = /^第?([1-5一二三四五])(?:个|条|项)?[。.]?$/u.exec(text)?.[1];
  if (place === undefined) return null;
  const index = ordinals.includes(place) ? ordinals.indexOf(place) : Number(place) - 1;
  return questions[index] ?? null;
}

/** Each message for itself, since a person last spoke: what a person has dealt with counts no more. */
function heardIn(before: readonly Message[]): readonly (readonly Finding[])[] {
  const lastPerson = before.findLast(({ author }) => author.by === 'agent')?.seq ?? 0;
  return before
    .filter(({ author, seq }) => author.by === 'customer' && seq > lastPerson)
    .map((message) => listen([message]));
}

function isAnger(finding: Finding): boolean {
  return finding.kind === 'emotion' && finding.emotion === 'angry';
}

/** Most turns never ask what was heard before: it is listened to only then. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function smallTalkOf(turn: readonly Message[]): SmallTalk | 'sigh' | 'unreadable' {
  if (turn.length === 0) return 'unreadable';
  const kinds = turn.map(({ text }) => smallTalkIn(text));
  if (kinds.includes(null)) return 'sigh';
  return kinds.findLast((kind) => kind !== null && kind !== 'wordless') ?? 'wordless';
}

import type { Utterance } from '#conversation';
import { requestHandOver } from './decide/hand-over.ts';
import { type LookedUp, lookUp } from './decide/look-up.ts';
import { decide, type Verdict } from './decide/rules.ts';
import { readSituation, type Situation } from './decide/situation.ts';
import { strengthOfEmotion } from './listen/listen.ts';
import { type BotSettings, usualSettings } from './settings.ts';
import { languageOf } from './speak/language.ts';
import type { PhraseName } from './speak/phrases.ts';
import { answerWith, personReply, say, type Voice, withReplies } from './speak/say.ts';
import type { KnowledgeForTurn, TurnInput, TurnOutcome } from './turn.ts';

export interface Bot {
  /** Takes one turn. Pure but for what it asks of the knowledge room: the same input has the same outcome. */
  takeTurn(input: TurnInput): Promise<TurnOutcome>;
}

export interface BotParts {
  knowledge: KnowledgeForTurn;
  /** `usualSettings` where the house sets nothing else. */
  settings?: BotSettings;
}

export function openBot({ knowledge, settings = usualSettings }: BotParts): Bot {
  return {
    async takeTurn(input) {
      const situation = readSituation(input);
      const voice = voiceFor(situation);
      if (situation.turn.length === 0) return nothingToAnswer(input);
      const verdict = decide(situation);
      switch (verdict.do) {
        case 'look-up': {
          const { edition, at } = input;
          const { hitsWeighed, answersPerTurn } = settings;
          const found = await lookUp(verdict.questions, {
            knowledge,
            edition,
            at,
            talkedAbout: situation.talkedAbout,
            hitsWeighed,
            answersPerTurn,
          });
          return speakOf(found, situation, voice, settings);
        }
        case 'small-talk':
          return chat(verdict.kind, situation, voice);
        default:
          return handOver(verdict, situation, voice, settings);
      }
    },
  };
}

function voiceFor({ input, turn }: Situation): Voice {
  const own = turn.map(({ text }) => text);
  const all = input.messages.flatMap(({ author, text }) => (author.by === 'customer' ? [text] : []));
  return { language: languageOf(all, own), seq: turn.at(-1)?.seq ?? 0 };
}

function nothingToAnswer({ misunderstoodInARow }: TurnInput): TurnOutcome {
  const why = { decision: 'small-talk', searched: null, hits: [] } as const;
  return { say: [], heard: [], why, handOver: null, misunderstoodInARow };
}

type HandOver = Exclude<Verdict, { do: 'look-up' | 'small-talk' }>;

function handOver(verdict: HandOver, situation: Situation, voice: Voice, settings: BotSettings): TurnOutcome {
  return {
    say: beforeHandingOver(verdict).map((phrase) => say(phrase, voice)),
    heard: situation.heard,
    why: { decision: verdict.do, searched: null, hits: [] },
    handOver: requestHandOver(verdict, situation, settings),
    misunderstoodInARow: 0,
  };
}

/** First what cannot wait, or what soothes; then what happens next. The place in the line is the handoff room's to tell. */
function beforeHandingOver(verdict: HandOver): readonly PhraseName[] {
  switch (verdict.do) {
    case 'hand-over-for-safety':
      return [`safety-${verdict.danger}`, verdict.danger === 'self-harm' ? 'hand-over-caring' : 'hand-over-urgent'];
    case 'hand-over-after-soothing':
      return [verdict.reason.because === 'complaint' ? 'soothe-complaint' : 'soothe-anger', 'hand-over'];
    case 'hand-over-on-request':
      return ['hand-over'];
  }
}

const replyTo: Readonly<Record<Extract<Verdict, { do: 'small-talk' }>['kind'], PhraseName>> = {
  identity: 'who-we-are',
  thanks: 'welcome',
  farewell: 'farewell',
  presence: 'present',
  greeting: 'greeting',
  acknowledgement: 'noted',
  wordless: 'say-in-words',
  sigh: 'tell-us-more',
  unreadable: 'cannot-look',
};
/** Small talk in which a person may be what is really wanted. */
const offersPerson: readonly string[] = ['identity', 'sigh', 'unreadable'];

function chat(kind: keyof typeof replyTo, { heard, input }: Situation, voice: Voice): TurnOutcome {
  const replies = offersPerson.includes(kind) ? [personReply[voice.language]] : [];
  return {
    say: [say(replyTo[kind], voice, replies)],
    heard,
    why: { decision: 'small-talk', searched: null, hits: [] },
    handOver: null,
    // Neither understood nor misunderstood: the count stays.
    misunderstoodInARow: input.misunderstoodInARow,
  };
}

function speakOf(found: LookedUp, situation: Situation, voice: Voice, settings: BotSettings): TurnOutcome {
  const { input, heard } = situation;
  const feeling = feelingFirst(situation);
  const opening = [
    ...(situation.hasUnreadable ? [say('cannot-look', voice)] : []),
    ...(feeling === null ? [] : [say(feeling, voice)]),
  ];
  const person = feeling !== null || isOlder(input, settings) ? [personReply[voice.language]] : [];
  const { searched, hits } = found;
  const rest = { heard, handOver: null };
  switch (found.outcome) {
    case 'answer': {
      const answers = found.entries.map((entry) => answerWith(entry, input.edition));
      const spoken = withReplies([...opening, ...answers], person);
      const question = situation.taken ?? situation.questions.join('\n');
      const toWord = { question, entries: found.entries, from: opening.length, language: voice.language };
      return { ...rest, say: spoken, why: { decision: 'answer', searched, hits }, misunderstoodInARow: 0, toWord };
    }
    case 'ask-which': {
      const replies = [...found.entries.map(({ question }) => question), ...person];
      const spoken = [...opening, say('ask-which', voice, replies)];
      return { ...rest, say: spoken, why: { decision: 'ask-which', searched, hits }, misunderstoodInARow: 0 };
    }
    case 'decline': {
      const misunderstoodInARow = input.misunderstoodInARow + 1;
      const again = misunderstoodInARow >= 2;
      return {
        ...rest,
        say: declining(again, voice),
        why: { decision: again ? 'offer-person' : 'decline', searched, hits },
        misunderstoodInARow,
      };
    }
  }
}

/** A person is offered each time; the second time it is the question. */
function declining(again: boolean, voice: Voice): readonly Utterance[] {
  return [say(again ? 'offer-person' : 'rephrase', voice, [personReply[voice.language]])];
}

/** Whoever is clearly anxious or confused hears first that this was noticed. */
function feelingFirst({ heard }: Situation): PhraseName | null {
  if (strengthOfEmotion(heard, 'anxious') >= 2) return 'anxious-first';
  if (strengthOfEmotion(heard, 'confused') >= 2) return 'confused-first';
  return null;
}

/** By the year of birth: from January of the year in which the age is reached, in the bank's time (UTC+8). */
function isOlder({ customer, at }: TurnInput, { olderFrom }: BotSettings): boolean {
  const year = new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
  return customer.birthYear !== null && year - customer.birthYear >= olderFrom;
}

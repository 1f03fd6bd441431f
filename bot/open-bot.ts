import type { Utterance } from '#conversation';
import type { PolicyRow } from '#conversation/wire';
import { decide, type HandOver, type Verdict } from './decide/decide.ts';
import { requestHandOver } from './decide/hand-over.ts';
import { heardTwice } from './decide/heard-twice.ts';
import { type LookedUp, lookUp } from './decide/look-up.ts';
import { readSituation, type Situation } from './decide/situation.ts';
import type { SecondEar } from './listen/by-model/second-ear.ts';
import { hears } from './listen/listen.ts';
import { isOlder } from './policy/row-for.ts';
import { type BotSettings, usualSettings } from './settings.ts';
import { languageOf } from './speak/language.ts';
import type { PhraseName } from './speak/phrases.ts';
import { restate, whichAbout } from './speak/restate.ts';
import { answerWith, personReply, say, sayByPolicy, type Voice, withReplies } from './speak/say.ts';
import type { KnowledgeForTurn, TurnInput, TurnOutcome } from './turn.ts';

export interface Bot {
  /**
   * Takes one turn. Pure but for what it asks of the knowledge room, and of a model where one listens: otherwise the
   * same input has the same outcome.
   */
  takeTurn(input: TurnInput): Promise<TurnOutcome>;
}

export interface BotParts {
  knowledge: KnowledgeForTurn;
  /** `usualSettings` where the house sets nothing else. */
  settings?: BotSettings;
  /** Hears turns a second time, with a language model; absent where there is none, or where it is not to listen. */
  secondEar?: SecondEar | undefined;
}

export function openBot({ knowledge, settings = usualSettings, secondEar }: BotParts): Bot {
  return {
    async takeTurn(input) {
      const situation = await heardTwice(readSituation(input), secondEar);
      const voice = voiceFor(situation);
      if (situation.turn.length === 0) return nothingToAnswer(input);
      const verdict = decide(situation, input.policy.table);
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
          return speakOf(found, verdict.row, situation, voice);
        }
        case 'small-talk':
          return chat(verdict.kind, situation, voice);
        default:
          return handOver(verdict, situation, voice);
      }
    },
  };
}

function voiceFor({ input, turn }: Situation): Voice {
  const { customer, at, policy } = input;
  const own = turn.map(({ text }) => text);
  const all = input.messages.flatMap(({ author, text }) => (author.by === 'customer' ? [text] : []));
  return {
    language: languageOf(all, own),
    seq: turn.at(-1)?.seq ?? 0,
    plain: isOlder(customer, at, policy.table),
  };
}

function nothingToAnswer({ misunderstoodInARow }: TurnInput): TurnOutcome {
  const why = { decision: 'small-talk', searched: null, hits: [] } as const;
  return { say: [], heard: [], why, handOver: null, misunderstoodInARow };
}

function handOver(verdict: HandOver, situation: Situation, voice: Voice): TurnOutcome {
  const { policy } = situation.input;
  return {
    // First what cannot wait, or what soothes; then what happens next. The place in the line is the handoff room's to tell.
    say: sayByPolicy(verdict.row.say, policy.table, voice),
    heard: situation.heard,
    why: { decision: verdict.do, policy: { version: policy.version, row: verdict.row.id }, searched: null, hits: [] },
    handOver: requestHandOver(verdict, situation, policy),
    misunderstoodInARow: 0,
  };
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
  const replies = voice.plain || offersPerson.includes(kind) ? [personReply[voice.language]] : [];
  return {
    say: [say(replyTo[kind], voice, replies)],
    heard,
    why: { decision: 'small-talk', searched: null, hits: [] },
    handOver: null,
    // Neither understood nor misunderstood: the count stays.
    misunderstoodInARow: input.misunderstoodInARow,
  };
}

function speakOf(found: LookedUp, row: PolicyRow | null, situation: Situation, voice: Voice): TurnOutcome {
  const { input, heard } = situation;
  const opening = [
    ...(situation.hasUnreadable ? [say('cannot-look', voice)] : []),
    ...sayByPolicy(row?.say ?? [], input.policy.table, voice),
  ];
  const person = row?.offersPerson ? [personReply[voice.language]] : [];
  const { searched, hits } = found;
  const rest = { heard, handOver: null };
  const policy = { version: input.policy.version, row: row?.id ?? null };
  switch (found.outcome) {
    case 'answer': {
      const answers = found.entries.map((entry) => answerWith(entry, input.edition));
      const understood = situation.taken === null ? restate(situation.questions, found.entries, voice) : null;
      const before = understood === null ? opening : [...opening, understood];
      const spoken = withReplies([...before, ...answers], person);
      const question = situation.taken ?? situation.questions.join('\n');
      const toWord = { question, entries: found.entries, from: before.length, language: voice.language };
      return {
        ...rest,
        say: spoken,
        why: { decision: 'answer', policy, searched, hits },
        misunderstoodInARow: 0,
        toWord,
      };
    }
    case 'ask-which': {
      const replies = [...found.entries.map(({ question }) => question), ...person];
      const about = whichAbout(found.entries, voice);
      const asking = say('ask-which', voice, replies);
      const spoken = [...opening, about === null ? asking : { ...asking, text: about }];
      return { ...rest, say: spoken, why: { decision: 'ask-which', policy, searched, hits }, misunderstoodInARow: 0 };
    }
    case 'decline': {
      const misunderstoodInARow = input.misunderstoodInARow + 1;
      const again = misunderstoodInARow >= 2;
      return {
        ...rest,
        say: [declining(again, heard, voice)],
        why: { decision: again ? 'offer-person' : 'decline', policy, searched, hits },
        misunderstoodInARow,
      };
    }
  }
}

/** Who was vague is asked to say more; who was not understood, to say it another way, and the second time about a person. */
function declining(again: boolean, heard: Situation['heard'], voice: Voice): Utterance {
  const phrase = again ? 'offer-person' : hears(heard, 'vagueness') ? 'say-more' : 'rephrase';
  return say(phrase, voice, [personReply[voice.language]]);
}

import type { Danger, HandoffReason, Skill } from '#conversation';
import { hears, strengthOfEmotion, worstDanger } from '../listen/listen.ts';
import type { Situation } from './situation.ts';
import type { SmallTalk } from './small-talk.ts';

/** What is to be done with a turn. Only `look-up` needs the knowledge base. */
export type Verdict =
  | { do: 'hand-over-for-safety'; danger: Danger; skill: Skill; reason: HandoffReason }
  | { do: 'hand-over-on-request'; skill: Skill; reason: HandoffReason }
  | { do: 'hand-over-after-soothing'; skill: Skill; reason: HandoffReason }
  | { do: 'small-talk'; kind: SmallTalk | 'sigh' | 'unreadable' }
  | { do: 'look-up'; questions: readonly string[] };

interface Rule {
  /** The rule as one would tell it a colleague. */
  says: string;
  decides(situation: Situation): Verdict | null;
}

/** Read from above; the first that decides has decided. What none decides is looked up in the knowledge base. */
const rules: readonly Rule[] = [
  {
    says: 'Danger goes to a person before anything else, with safety advice said at once.',
    decides({ heard }) {
      const danger = worstDanger(heard);
      return danger && { do: 'hand-over-for-safety', danger, skill: 'urgent', reason: { because: 'danger', danger } };
    },
  },
  {
    says: 'Whoever takes up a question the bot offered gets its answer.',
    decides: ({ taken }) => (taken === null ? null : { do: 'look-up', questions: [taken] }),
  },
  {
    says: 'Whoever asks for a person gets one, the first time; with a complaint, somebody who handles complaints.',
    decides({ heard }) {
      if (!hears(heard, 'asks-for-person')) return null;
      const skill = hears(heard, 'complaint') ? 'complaints' : 'general';
      return { do: 'hand-over-on-request', skill, reason: { because: 'asked-for-person' } };
    },
  },
  {
    says: 'A complaint is soothed and goes to a person.',
    decides: ({ heard }) =>
      hears(heard, 'complaint')
        ? { do: 'hand-over-after-soothing', skill: 'complaints', reason: { because: 'complaint' } }
        : null,
  },
  {
    says: 'Strong anger, or anger for the second time, is soothed and goes to a person.',
    decides({ heard, angerBefore }) {
      const angryMessages = angerBefore.length + messagesOfAnger(heard);
      if (strengthOfEmotion(heard, 'angry') < 2 && angryMessages < 2) return null;
      return { do: 'hand-over-after-soothing', skill: 'complaints', reason: { because: 'emotion', emotion: 'angry' } };
    },
  },
  {
    says: 'A yes to the person offered after two misunderstandings is a request.',
    decides: ({ acceptsPerson }) =>
      acceptsPerson ? { do: 'hand-over-on-request', skill: 'general', reason: { because: 'not-understood' } } : null,
  },
  {
    says: 'Small talk gets a short polite line, and no search.',
    decides: ({ smallTalk }) => (smallTalk === null ? null : { do: 'small-talk', kind: smallTalk }),
  },
];

export function decide(situation: Situation): Verdict {
  for (const rule of rules) {
    const verdict = rule.decides(situation);
    if (verdict !== null) return verdict;
  }
  return { do: 'look-up', questions: situation.questions };
}

/** How many messages of this turn are angry; none where none is heard. */
function messagesOfAnger(heard: Situation['heard']): number {
  const angry = heard.filter((finding) => finding.kind === 'emotion' && finding.emotion === 'angry');
  const messages = new Set(angry.flatMap(({ evidence }) => evidence.map(({ seq }) => seq))).size;
  return messages === 0 ? -Infinity : messages;
}

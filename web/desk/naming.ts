/** What things of the wire are called in the words of the reader's language. */
import type { FindingView, HandoffView, MessageView } from '#conversation/wire';
import { olderFrom } from '../older-from.ts';
import type { Words } from './words/words.ts';

/** What a colour stands for; a word always goes with it. */
export type Tone = 'danger' | 'warning' | 'plain';

export interface Named {
  word: string;
  tone: Tone;
}

/** A word from a part of the catalogue that the wire leaves open. */
function wordIn(part: Readonly<Record<string, string>>, name: string | undefined, otherwise: string): string {
  return part[name ?? ''] ?? otherwise;
}

export function reasonOf(words: Words, { because, danger, emotion }: HandoffView['reason']): Named {
  if (because === 'danger') return { word: wordIn(words.dangers, danger, words.reasons.urgent), tone: 'danger' };
  if (because === 'emotion')
    return {
      word: words.reasons.emotion(wordIn(words.emotions, emotion, words.emotionUnknown)),
      tone: toneOf(emotion),
    };
  return { word: words.reasons[because], tone: 'plain' };
}

export function findingOf(words: Words, { kind, danger, emotion, strength, grade, probability }: FindingView): Named {
  switch (kind) {
    case 'danger': {
      const word = wordIn(words.dangers, danger, words.reasons.urgent);
      return (probability ?? 1) < 0.5 ? { word: words.unconfirmed(word), tone: 'warning' } : { word, tone: 'danger' };
    }
    case 'emotion':
      return { word: emotionOf(words, emotion, strength), tone: toneOf(emotion) };
    case 'complaint':
      return {
        word: wordIn(words.complaintGrades, grade, words.reasons.complaint),
        tone: grade === 'major' ? 'danger' : 'plain',
      };
    case 'asks-for-person':
      return { word: words.reasons['asked-for-person'], tone: 'plain' };
    case 'abuse':
      return { word: words.abuse, tone: 'warning' };
    case 'vagueness':
      return { word: words.vagueness, tone: 'plain' };
  }
}

export function emotionOf(words: Words, emotion: string | undefined, strength: number | undefined): string {
  const word = wordIn(words.emotions, emotion, words.emotionUnknown);
  return strength === undefined ? word : `${word} ${words.emotion.strength(strength)}`;
}

export function toneOf(emotion: string | undefined): Tone {
  if (emotion === 'angry') return 'danger';
  return emotion === 'anxious' ? 'warning' : 'plain';
}

export function channelOf(words: Words, channel: string): string {
  return wordIn(words.channels, channel, channel);
}

/** A customer in a list: the tier and the end of the number, or a visitor. */
export function customerOf(words: Words, { bankId, tier }: HandoffView['customer']): string {
  return bankId === null ? words.visitor : `${words.tiers[tier]} ${words.numberEnding(bankId)}`;
}

export function tierOf(words: Words, { bankId, tier }: HandoffView['customer']): string {
  return bankId === null ? words.visitor : words.tiers[tier];
}

export function assuranceOf(words: Words, { assurance }: HandoffView['customer']): string {
  return words.assurances[assurance ?? 'none'];
}

export function authorOf(words: Words, { author, agentName }: MessageView, myName: string): string {
  if (author === 'agent') return agentName === myName ? words.authors.me : words.authors.agent(agentName ?? '');
  return author === 'notice' ? words.authors.system : words.authors[author];
}

/** Why a message has not reached the customer, and what becomes of it; null where there is nothing of the kind. */
export function undeliveredOf(words: Words, { delivery, undelivered: why }: MessageView): string | null {
  if (delivery === 'deferred') return words.transcript.deferred(words.undelivered[why ?? 'unknown']);
  if (delivery !== 'failed') return null;
  return why === 'not-carried'
    ? words.undelivered[why]
    : words.transcript.undelivered(why ? words.undelivered[why] : '');
}

export function endingOf(words: Words, how: HandoffView['how']): string {
  return words.endings[how ?? 'unknown'];
}

/** The customer's age in years, as near as the year of birth tells; null where the bank has not said. */
export function ageOf({ birthYear }: HandoffView['customer'], now: number): { years: number; older: boolean } | null {
  if (birthYear === null) return null;
  const years = new Date(now).getFullYear() - birthYear;
  return { years, older: years >= olderFrom };
}

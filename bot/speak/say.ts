import type { EditionId, Language, Utterance } from '#conversation';
import type { PolicyTable } from '#conversation/wire';
import type { Entry } from '#knowledge';
import { type PhraseName, phrases } from './phrases.ts';

/** How this turn speaks: its language, and the number that chooses among wordings (the turn's last seq). */
export interface Voice {
  language: Language;
  seq: number;
  /** Older customers hear the plainest wording, always the same. */
  plain?: boolean;
}

/** The tap that asks for a person; listening hears it like any other request. */
export const personReply: Readonly<Record<Language, string>> = { zh: '转人工', en: 'Talk to a person' };

/** A phrase of the bot's own. The same turn always chooses the same wording. */
export function say(phrase: PhraseName, voice: Voice, quickReplies: readonly string[] = []): Utterance {
  return { text: oneOf(phrases[phrase], voice), content: quickReplies.length > 0 ? { quickReplies } : {} };
}

/** What a row of the policy says, in its order. */
export function sayByPolicy(
  names: readonly string[],
  { phrases: said }: PolicyTable,
  voice: Voice,
): readonly Utterance[] {
  return names.flatMap((name) => {
    const phrase = said[name];
    return phrase === undefined ? [] : [{ text: oneOf(phrase, voice), content: {} }];
  });
}

function oneOf(wordings: Readonly<Record<Language, readonly string[]>>, { language, seq, plain }: Voice): string {
  const own = wordings[language];
  return own[plain ? 0 : seq % own.length] ?? '';
}

/** The approved answer, exactly as written, with where it comes from. */
export function answerWith(entry: Entry, edition: EditionId): Utterance {
  const { id, question, source, effectiveFrom } = entry;
  return {
    text: entry.answer,
    content: { answer: { edition, entries: [{ id, question, source, effectiveFrom }] }, asksFeedback: true },
  };
}

/** Adds taps under the last of several utterances, where surfaces show them. */
export function withReplies(utterances: readonly Utterance[], quickReplies: readonly string[]): readonly Utterance[] {
  if (quickReplies.length === 0) return utterances;
  return utterances.map((utterance, place) =>
    place < utterances.length - 1 ? utterance : { ...utterance, content: { ...utterance.content, quickReplies } },
  );
}

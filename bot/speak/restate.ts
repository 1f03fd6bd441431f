import type { Language, Utterance } from '#conversation';
import type { Entry } from '#knowledge';
import type { Voice } from './say.ts';

/** Customers who say more than this, in characters, hear first what was understood of it. */
const longQuestion = 40;

/**
 * What was understood, said before it is answered: where several things were asked at once, or one in many words. Null
 * where the answer itself shows it.
 */
export function restate(
  questions: readonly string[],
  entries: readonly Pick<Entry, 'question'>[],
  { language }: Pick<Voice, 'language'>,
): Utterance | null {
  const asked = questions.join('');
  const [first, ...others] = entries.map(({ question }) => quoted(question));
  if (first === undefined || (others.length === 0 && [...asked].length <= longQuestion)) return null;
  return { text: others.length === 0 ? one[language](first) : several[language]([first, ...others]), content: {} };
}

/** Which of several questions, by what they have in common; null where they have nothing in common. */
export function whichAbout(
  entries: readonly Pick<Entry, 'category'>[],
  { language }: Pick<Voice, 'language'>,
): string | null {
  const categories = new Set(entries.map(({ category }) => category.trim()));
  const [common = ''] = categories;
  return categories.size === 1 && common !== '' ? which[language](common) : null;
}

type Say<Given> = Readonly<Record<Language, (given: Given) => string>>;

const one: Say<string> = {
  zh: (question) => `您问的是${question}。`,
  en: (question) => `You are asking: ${question}.`,
};
const several: Say<readonly string[]> = {
  zh: (questions) => `您问的是${questions.join('、')}，下面逐一答复。`,
  en: (questions) => `You are asking: ${questions.join(', ')}. Here is one after the other.`,
};
const which: Say<string> = {
  zh: (category) => `您问的和“${category}”有关，是下面哪一个？`,
  en: (category) => `Your question is about “${category}”. Which of these do you mean?`,
};

/** A question in quotes says itself where it ends. */
function quoted(question: string): string {
  return `“${question.replace(/[?？。.]+$/u, '')}”`;
}

import type { MessageView } from '#conversation/wire';

/** What is shorter says nothing to search for: 好的, 在吗, 嗯. */
const shortest = 4;
/** The server takes so many characters of a question. */
export const longestQuestion = 200;

/** What the knowledge is searched for by itself: the customer's last words that are long enough to mean something. */
export function followedQuestion(messages: readonly MessageView[]): string {
  const last = messages.findLast(({ author, text }) => author === 'customer' && [...text.trim()].length >= shortest);
  return last?.text.trim().slice(0, longestQuestion) ?? '';
}

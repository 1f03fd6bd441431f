import type { MessageView } from '#conversation/wire';

/** Courtesies and signs: what is left without them is what was asked. */
const courtesies =
  /好的?|行的?|可以|谢谢|多谢|感谢|麻烦|辛苦|您好?|你好?|在吗|嗯+|哦+|知道|明白|收到|没问题|再见|[了啊呢吧啦哈呀]|\b(?:ok|okay|thank you|thanks?|hello|hi|yes|sure|bye)\b|[^\p{L}\p{N}]/giu;
/** What is shorter says nothing to search for: 是的, 卡. */
const shortest = 3;
/** The server takes so many characters of a question. */
export const longestQuestion = 200;

/** What the knowledge is searched for by itself: the customer's last words that ask something. */
export function followedQuestion(messages: readonly MessageView[]): string {
  const last = messages.findLast(
    ({ author, text }) => author === 'customer' && [...text.replace(courtesies, '')].length >= shortest,
  );
  return last?.text.trim().slice(0, longestQuestion) ?? '';
}

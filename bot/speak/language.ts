import type { Language } from '#conversation';

/** Latin letters a Chinese customer types too: pinyin, and what everybody says. */
const everybodys =
  /^(?:zhuan|ren|gong|rengong|zhuanrengong|zhen|zhenren|ke|fu|kefu|rg|zrg|tousu|ok|okay|app|atm|hi|hello|hey|bye|thx|vip)$/u;

/** English where the customer writes English: words of it, and nowhere in the conversation a Chinese character. */
export function languageOf(customerTexts: readonly string[], thisTurn: readonly string[]): Language {
  if (customerTexts.some((text) => /\p{Script=Han}/u.test(text))) return 'zh';
  const own =
    thisTurn
      .join(' ')
      .toLowerCase()
      .match(/[a-z]{2,}/gu) ?? [];
  return own.some((word) => !everybodys.test(word)) ? 'en' : 'zh';
}

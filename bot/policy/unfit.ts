import { checkTone, toneRule } from '#tone';
import { forbidden } from '../answer/forbidden.ts';

/** Words of a phrase that may not be said, and why. */
export interface Unfit {
  words: string;
  why: { zh: string; en: string };
}

/** What a house says by itself, to everybody and without evidence, promises nothing at all. */
const promise = /保证|承诺|确保|一定(?:会|能|可以|给)|肯定(?:会|能)|绝对|\b(?:promise|definitely)\b/iu;

/** Why the checks on what a model writes refuse; those on grounds and form are not asked here. */
const refusals: Partial<Record<(typeof forbidden)[number]['check'], Unfit['why']>> = {
  'promise-of-returns': { zh: '不得承诺收益', en: 'no returns may be promised' },
  'advice-to-buy': { zh: '不得建议购买', en: 'nothing may be recommended to buy' },
  'claims-an-act': { zh: '智能客服没有办理这件事', en: 'the bot does no such thing' },
  'asks-for-secrets': { zh: '不得索要密码或验证码', en: 'passwords and codes may not be asked for' },
  'poses-as-person': { zh: '智能客服不得自称真人', en: 'the bot may not pose as a person' },
};

/** What it may truly say of itself while it hands over. */
const handingOver = /正在(?:为|帮|给)您(?:优先|马上|立即)?(?:转接|转|接通|联系)|正在请/gu;

/**
 * Everything in these phrases that may not be said: what the rules of speaking find, and what the bot's sentences are
 * refused for. `callsPerson`: it is said where a person is called.
 */
export function unfit(texts: readonly string[], callsPerson: boolean): readonly Unfit[] {
  return texts.flatMap((text) => {
    const found = checkTone(text).map(({ rule, words }): Unfit => ({ words, why: toneRule(rule).what }));
    const own = callsPerson ? text.replaceAll(handingOver, '') : text;
    const promised = promise.exec(own)?.[0];
    if (promised !== undefined) found.push({ words: promised, why: { zh: '这是承诺', en: 'it promises' } });
    for (const { check, find } of forbidden) {
      const why = refusals[check];
      const words = why && find(own, '');
      if (why && words && !found.some((each) => words.includes(each.words) || each.words.includes(words)))
        found.push({ words, why });
    }
    return found;
  });
}

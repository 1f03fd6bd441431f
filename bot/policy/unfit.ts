import { forbidden } from '../answer/forbidden.ts';

/** What the house says by itself to many customers: stricter than an answer, which has its evidence. */
const houseRules: readonly { pattern: RegExp; why: { zh: string; en: string } }[] = [
  {
    pattern: /保证|承诺|确保|一定(?:会|能|可以|给)|肯定(?:会|能)|绝对|\b(?:promise|definitely|for sure)\b/iu,
    why: { zh: '这是承诺', en: 'it promises' },
  },
  {
    pattern: /必须|务必|不许|不准|否则|责令|\b(?:you must|or else)\b/iu,
    why: { zh: '这是命令或威胁的口气', en: 'it commands or threatens' },
  },
  { pattern: /[!！]/u, why: { zh: '请不用感叹号', en: 'no exclamation marks, please' } },
  { pattern: /你(?!们)/u, why: { zh: '请称“您”', en: 'customers are addressed as 您' } },
];

/** Why the checks on a model's sentences refuse; those on grounds and form are not asked here. */
const refusals: Partial<Record<(typeof forbidden)[number]['check'], { zh: string; en: string }>> = {
  'promise-of-returns': { zh: '不得承诺收益', en: 'no returns may be promised' },
  'advice-to-buy': { zh: '不得建议购买', en: 'nothing may be recommended to buy' },
  'claims-an-act': { zh: '智能客服没有办理这件事', en: 'the bot does no such thing' },
  'asks-for-secrets': { zh: '不得索要密码或验证码', en: 'passwords and codes may not be asked for' },
  'poses-as-person': { zh: '智能客服不得自称真人', en: 'the bot may not pose as a person' },
};

/** What it may truly say of itself while it hands over. */
const handingOver = /正在(?:为|帮|给)您(?:优先|马上|立即)?(?:转接|转|接通|联系)|正在请/gu;

/** The words of a wording that may not be said, each with the reason. `callsPerson`: it is said where a person is called. */
export function unfit(
  texts: readonly string[],
  callsPerson: boolean,
): readonly { words: string; why: { zh: string; en: string } }[] {
  return texts.flatMap((text) => {
    const own = callsPerson ? text.replaceAll(handingOver, '') : text;
    const byRules = houseRules.flatMap(({ pattern, why }) => {
      const words = pattern.exec(own)?.[0];
      return words === undefined ? [] : [{ words, why }];
    });
    const byChecks = forbidden.flatMap(({ check, find }) => {
      const why = refusals[check];
      const words = why && find(own, '');
      return why && words ? [{ words, why }] : [];
    });
    return [...byRules, ...byChecks];
  });
}

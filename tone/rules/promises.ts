import type { ToneRule } from '../rule.ts';

const denied =
  /(?:不|非|未|无|没有|并不|不得|不能|请勿|切勿|勿|谨防|警惕|声称|宣称|所谓|承诺的?|是否|是不是)[^，。；！？]{0,6}$/u;
const warned = /诈骗|骗局|骗术|骗子|虚假|不可信|不要轻?信|勿信|不存在|不承诺|不保证/u;
const deniedInEnglish = /\b(?:no|not|never|nothing|without|cannot|\w{2,6}n['’]t)\b[^.!?]{0,12}$/iu;
const risk = '理财产品不保证本金和收益，过往业绩不代表将来表现，购买前请您阅读产品说明书和风险揭示书';
const riskInEnglish =
  'Wealth products carry risk, and neither principal nor yield is certain; please read the product and risk documents first';

export const promisesReturns: ToneRule = {
  name: 'promises-returns',
  severity: 'never',
  what: { zh: '承诺本金或收益', en: 'promises principal or returns' },
  why: {
    zh: '监管禁止承诺保本和收益，客户会据此追责。',
    en: 'Promising principal or yield is forbidden, and customers may hold the bank to it.',
  },
  example: { zh: `${risk}。`, en: `${riskInEnglish}.` },
  patterns: [
    {
      words:
        /保本|保息|保收益|(?:保证|确保|承诺)(?:您的?|你的?)?(?:本金|收益|回报|盈利|利息|能?赚|不亏|不赔)|收益(?:率)?有?(?:保证|保障)|稳赚(?:不赔)?|包赚|必赚|必涨|只赚不赔|(?:一定|肯定|绝对|保准|百分之百|100%)(?:会|能)?(?:赚|涨|盈利|不亏|不赔|不会亏|不会赔|回本)|(?:不会|不可能)(?:亏|赔(?!偿|付))|[零无]风险|没有?(?:任何|什么)?风险|刚性兑付|刚兑|旱涝保收/giu,
      unlessBehind: denied,
      unlessIn: warned,
      sentence: risk,
    },
    {
      words:
        /\bguarantee[ds]?\b[^.!?\n]{0,30}\b(?:returns?|profits?|gains?|yields?|principal|capital|income)\b|\b(?:returns?|profits?|yields?|principal|capital)\b(?:(?!\bnot\b|n['’]t)[^.!?\n]){0,20}\bguaranteed\b|\brisk[- ]free\b|\bno[- ]risk\b|\bcan(?:not|['’]t) (?:lose|go wrong)\b|\bsure (?:win|profit)\b|\b(?:definitely|certainly|surely) (?:rise|earn|profit|make money|go up)\b/giu,
      unlessBehind: deniedInEnglish,
      sentence: riskInEnglish,
    },
  ],
  wrong: [
    { says: '这款产品保本，您放心买。', words: '保本', better: `${risk}。` },
    { says: '我们保证收益。', words: '保证收益', better: `${risk}。` },
    { says: '稳赚不赔', words: '稳赚不赔', better: risk },
    { says: '这个理财肯定不会亏的', words: '肯定不会亏', better: risk },
    { says: '这只基金零风险。', words: '零风险', better: `${risk}。` },
    { says: 'Your return is guaranteed.', words: 'return is guaranteed', better: `${riskInEnglish}.` },
    { says: 'This product is risk-free.', words: 'risk-free', better: `${riskInEnglish}.` },
  ],
  right: [
    '理财产品不保本，也不保证收益。',
    '您问的产品是否保本，请看说明书。',
    '请您警惕保本高收益的宣传。',
    '声称稳赚不赔的，都是骗局。',
    '核实后我们会按规定赔付。',
    'The return is not guaranteed.',
    'No return is guaranteed by anyone.',
  ],
};

/** 不能说一定可以. */
const unsure = /(?:不|未|没有?|无法|是否)[^，。；]{0,4}$/u;
const checked = '我先为您核实办理条件，结果以审核为准';
const checkedInEnglish = 'Let me check what it takes; the result depends on the review';

export const promisesOutcome: ToneRule = {
  name: 'promises-outcome',
  severity: 'warning',
  what: { zh: '承诺办理结果', en: 'promises an outcome' },
  why: {
    zh: '结果不由客服决定，没有办成时客户会觉得受骗。',
    en: 'It is not ours to decide here, and a customer who counted on it will feel deceived.',
  },
  example: {
    zh: '我先为您核实，结果以审核为准，有进展会告诉您。',
    en: 'Let me check this; the result depends on the review, and I will tell you how it goes.',
  },
  patterns: [
    {
      words:
        /(?:一定|肯定|绝对|保证|包|百分之百|100%)(?:会|能|可以)?(?:给您|为您|帮您|给你|让您)?(?:审批)?(?:通过|批下来|获批|下款|放款)/giu,
      unlessBehind: unsure,
      instead: '需要审核，以审批结果为准',
    },
    {
      words: /(?:一定|肯定|绝对|保证|百分之百|100%)(?:会|能|可以)?(?:准时|按时|今天|明天)?到账/giu,
      unlessBehind: unsure,
      instead: '到账时间以实际为准',
    },
    {
      words:
        /(?:一定|肯定|绝对|保证|百分之百|100%)(?:会|能|可以)?(给您|为您|帮您|给你|让您)?(解决|办好|办成|追回|退款|退还|满意)/giu,
      unlessBehind: unsure,
      instead: ([, forYou = '', act = '']) =>
        `会尽力${act === '满意' ? '为您处理好' : `${forYou.replace('你', '您').replace('让您', '为您')}${act}`}`,
    },
    {
      words: /(?:肯定|绝对|一定)(?:没问题|没事|没有问题|不会有问题|可以的?|行|能办)|包过|必过|打包票/giu,
      unlessBehind: unsure,
      sentence: checked,
    },
    {
      words:
        /\b(?:definitely|certainly|surely|absolutely) (?:be |get )?(?:approved|pass|go through|succeed|refunded|solved)\b|\bI (?:promise|guarantee)\b|\b100% (?:sure|certain|approved)\b/giu,
      unlessBehind: /\b(?:not|never|cannot|can['’]t)\b[^.!?]{0,8}$/iu,
      sentence: checkedInEnglish,
    },
  ],
  wrong: [
    { says: '您的贷款一定通过。', words: '一定通过', better: '您的贷款需要审核，以审批结果为准。' },
    { says: '明天肯定能到账。', words: '肯定能到账', better: '明天到账时间以实际为准。' },
    { says: '这件事我保证给您解决。', words: '保证给您解决', better: '这件事我会尽力给您解决。' },
    { says: '绝对没问题，您放心。', words: '绝对没问题', better: `${checked}。` },
    { says: 'You will definitely be approved.', words: 'definitely be approved', better: `${checkedInEnglish}.` },
    { says: 'I promise it arrives today.', words: 'I promise', better: `${checkedInEnglish}.` },
  ],
  right: [
    '审批结果以系统通知为准。',
    '目前不能说一定可以通过。',
    '贷款不一定通过，需要审核。',
    '您提供的材料完整，有助于审核。',
    '我们会尽力为您解决。',
    'We cannot promise that it will be approved.',
  ],
};

import type { ToneRule } from '../rule.ts';

const yours = '我可以为您说明产品条款和风险，是否购买请您根据自己的风险评估结果决定';
const yoursInEnglish =
  'I can explain the terms and the risks; whether to buy is yours to decide after your risk assessment';

export const advisesInvestment: ToneRule = {
  name: 'advises-investment',
  severity: 'warning',
  what: { zh: '提供投资建议或预测涨跌', en: 'gives investment advice or a forecast' },
  why: {
    zh: '投资建议须经适当性评估，在线客服不能代客户判断。',
    en: 'Advice takes a suitability assessment; customer service may not judge for the customer.',
  },
  example: { zh: `${yours}。`, en: `${yoursInEnglish}.` },
  patterns: [
    {
      words:
        /(?:建议|推荐|劝)(?:您|你)?(?:可以)?(?:尽快|尽早|马上|优先|现在|继续|适量|多)?(?:购买|买入|买|申购|认购|投资|配置|持有|加仓|入手|赎回|卖出|卖掉|定投)(?!前|时|之前|的)/giu,
      unlessBehind: /(?:不|未|不能|不会|不得|无法|勿)[^，。]{0,4}$/u,
      unlessIn: /诈骗|骗局|骗子|不构成/u,
      sentence: yours,
    },
    {
      words:
        /(?:赶紧|抓紧|赶快|趁早)(?:购买|买入|买|申购|认购|投资|入手|上车)|机会难得|不容错过|可以抄底|抄底的好|现在(?:买|入手)(?:正好|最好|划算|合适)|(?:马上|很快|肯定|后面|以后|明年)(?:会|要|还会)(?:大)?涨|(?:产品|理财|基金|收益)(?:很|非常|特别|最)(?:好|高|稳|划算)/giu,
      unlessIn: /诈骗|骗局|骗子|警惕|谨防|不要轻?信/u,
      sentence: yours,
    },
    {
      words:
        /\b(?:you should|I(?: would|['’]d)? (?:recommend|suggest|advise)(?: that)? (?:you )?)(?: ?to)? ?(?:buy(?:ing)?|sell(?:ing)?|invest(?:ing)?|hold(?:ing)?)\b|\b(?:good|best|right|great) time to (?:buy|invest|sell)\b|\b(?:price|fund|gold|market) will (?:rise|go up|fall|drop)\b/giu,
      unlessBehind: /\b(?:not|never|cannot|can['’]t)\b[^.!?]{0,8}$/iu,
      sentence: yoursInEnglish,
    },
  ],
  wrong: [
    { says: '建议您购买这款理财。', words: '建议您购买', better: `${yours}。` },
    { says: '黄金后面会涨，赶紧买。', words: '后面会涨', better: `${yours}。` },
    { says: '这个基金非常稳', words: '基金非常稳', better: yours },
    { says: 'You should buy this fund.', words: 'You should buy', better: `${yoursInEnglish}.` },
    { says: 'It is a good time to invest.', words: 'good time to invest', better: `${yoursInEnglish}.` },
  ],
  right: [
    '建议您购买前阅读产品说明书。',
    '我们不能推荐您购买某一款产品。',
    '以上内容不构成投资建议。',
    '建议您先完成风险评估。',
    'We cannot advise you to buy or sell.',
  ],
};

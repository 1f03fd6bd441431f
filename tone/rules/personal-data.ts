import type { ToneRule } from '../rule.ts';

const ofAnother = '为保护客户信息，其他人的情况不便告知，请本人联系我们';

export const personalData: ToneRule = {
  name: 'personal-data',
  severity: 'warning',
  what: { zh: '写出个人信息或他人的情况', en: 'shows personal data, or says something of another person' },
  why: {
    zh: '完整号码和他人的情况都受保护，告诉别人会造成泄露。',
    en: 'Whole numbers and what is another’s are protected; telling them is a leak.',
  },
  example: {
    zh: `${ofAnother}。`,
    en: 'To protect customers we cannot speak of somebody else; please ask them to contact us.',
  },
  patterns: [
    {
      words: /(?<!\d)1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/giu,
      instead: ([number]) => `${number.slice(0, 3)}****${number.slice(-4)}`,
    },
    { words: /(?<!\d)\d{17}[\dx](?!\d)/giu, instead: ([number]) => `${number[0]}****${number.slice(-1)}` },
    { words: /(?<!\d)\d{16,19}(?!\d)/giu, instead: ([number]) => `尾号 ${number.slice(-4)}` },
    {
      words:
        /(?:他|她|别人|其他客户|另一位客户|另外一位客户|您(?:的)?(?:爱人|丈夫|妻子|老公|老婆|先生|太太|父亲|母亲|爸爸|妈妈|儿子|女儿|朋友|同事|家人))的?(?:银行)?(?:余额|账户|卡号|手机号|电话|住址|地址|身份证号?|流水|交易记录|贷款|存款|密码)(?:里)?(?:还)?(?:是|为|有|在|：|:)/giu,
      unlessBehind: /(?:如果|如|若|假如|是否)$/u,
      sentence: ofAnother,
    },
    {
      words:
        /\b(?:his|her|their|your (?:husband|wife|son|daughter|mother|father|friend)['’]s|another customer['’]s) (?:account|balance|card number|phone number|address|loan)\b[^.!?\n]{0,6}\b(?:is|has|was)\b/giu,
      unlessBehind: /\b(?:if|whether)\b[^.!?]{0,8}$/iu,
      sentence: 'To protect customers we cannot speak of somebody else; please ask them to contact us',
    },
  ],
  wrong: [
    { says: '您的手机号是13812345678吗？', words: '13812345678', better: '您的手机号是138****5678吗？' },
    { says: '卡号6217000000000000001。', words: '6217000000000000001', better: '卡号尾号 0001。' },
    { says: '您先生的余额是三万元。', words: '您先生的余额是', better: `${ofAnother}。` },
    {
      says: "Your wife's balance is 300.",
      words: "Your wife's balance is",
      better: 'To protect customers we cannot speak of somebody else; please ask them to contact us.',
    },
  ],
  right: [
    '您尾号 0001 的卡已经寄出。',
    '客服热线 400-800-0000 随时可以拨打。',
    '请您的家人本人联系我们。',
    'Please ask your wife to contact us herself.',
  ],
};

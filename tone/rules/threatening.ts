import type { ToneRule } from '../rule.ts';

export const threatening: ToneRule = {
  name: 'threatening',
  severity: 'warning',
  what: { zh: '带有威胁', en: 'threatens' },
  why: {
    zh: '威胁会激化矛盾，也会成为投诉的理由。',
    en: 'A threat makes things worse and is itself a ground for complaint.',
  },
  example: {
    zh: '为避免影响您的用卡，请您在还款日前还款；如有困难，我可以为您说明能申请的安排。',
    en: 'To keep your card in use, please pay by the due date; if that is difficult, I can tell you what you may apply for.',
  },
  patterns: [
    {
      words: /后果(?:自负|您?自己承担|由(?:您|你)(?:自己|自行)?承担)|责任自负/giu,
      instead: '如需了解影响，我可以为您说明',
    },
    {
      words:
        /(?:否则|不然|要不然|再不[^，。！？\n]{0,6}就)[^，。！？\n]{0,14}(?:起诉|法院|上门|拉黑|黑名单|报警|抓|征信|封号|封卡|冻结|停卡|注销|罚款)/giu,
      unlessIn: /诈骗|骗子|骗局|谨防|警惕|威胁/u,
    },
    {
      words:
        /(?:会|要|将|马上|就)?起诉(?:您|你)|(?:等着|准备)(?:被)?(?:起诉|收传票|收律师函)|上门(?:催收|找(?:您|你))|让(?:您|你)(?:好看|后悔)|(?:您|你)(?:给我)?等着瞧|给我等着|小心点|(?:拉|上|列入|进)黑名单|影响(?:您|你)的?(?:孩子|子女|家人|工作)/giu,
      unlessBehind: /(?:不会|不)$/u,
      unlessIn: /诈骗|骗子|骗局|谨防|警惕|威胁/u,
    },
    {
      words:
        /\bor else\b|\bwe will sue\b|\btake you to court\b|\bat your own risk\b|\byou(?: will|['’]ll) (?:regret|be sorry)\b|\bblacklist you\b|\bor (?:we|I)(?: will|['’]ll) (?:freeze|close|block|cancel|sue)\b/giu,
    },
  ],
  wrong: [
    { says: '逾期后果自负。', words: '后果自负', better: '逾期如需了解影响，我可以为您说明。' },
    { says: '请今天还清，否则上征信。', words: '否则上征信' },
    { says: '我们会起诉您。', words: '会起诉您' },
    { says: '再不还款就冻结您的账户。', words: '再不还款就冻结' },
    { says: 'Pay today, or we will close your account.', words: 'or we will close' },
    { says: 'You do this at your own risk.', words: 'at your own risk' },
  ],
  right: [
    '逾期会记入征信记录，还清后按规定更新。',
    '为避免影响您的用卡，请您按时还款。',
    '有人威胁您不转账就冻结账户的，是诈骗。',
    'Late payments are recorded by the credit bureau.',
  ],
};

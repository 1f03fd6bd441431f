import type { ToneRule } from '../rule.ts';

export const impolite: ToneRule = {
  name: 'impolite',
  severity: 'warning',
  what: { zh: '不礼貌', en: 'impolite' },
  why: {
    zh: '不耐烦和一句“不知道”都会让客户觉得没人管。',
    en: 'Impatience, or a bare "I don’t know", tells a customer that nobody cares.',
  },
  example: { zh: '我为您核实一下，请稍候。', en: 'Let me check this for you; one moment please.' },
  patterns: [
    {
      words: /我?(?:也|真)?不(?:知道|清楚|晓得)(?=$|[，。！？,.!?\s啊呀哦])(?:啊|呀|哦)?/giu,
      unlessBehind: /(?:您|你|客户|如果|如|若|还|都|是否|人|他|她)$/u,
      instead: '我为您核实一下，请稍候',
    },
    {
      words: /(?:您|你)?(?:别|不要)(?:再)?(?:催|吵|烦我?|啰嗦|闹)了?|催什么催?|急什么急?|吵什么吵?/giu,
      instead: '我理解您着急，有进展会告诉您',
    },
    {
      words: /(?:您|你)?自己(?:去)?(?:看|查|找|想办法|解决|百度)(?:吧|去)?(?=$|[，。！？,.!?\s])/giu,
      unlessBehind: /(?:可以|想|要|能|如果)$/u,
      instead: '我来帮您看',
    },
    {
      words:
        /废话|烦不烦|烦死了|有病吧?(?=$|[，。！？])|神经病|闭嘴|滚(?:蛋|开)?(?=$|[，。！？])|傻[逼子瓜]|蠢|笨死|白痴|爱信不信|爱办不办|爱要不要|随便(?:您|你)(?:吧)?|随(?:您|你)便|没看见我在忙|无理取闹|胡搅蛮缠|有完没完|听不懂(?:人话|吗)|(?:您|你)懂不懂/giu,
      unlessBehind: /愚$/u,
    },
    {
      words: /\b(?:I )?(?:have )?no idea\b|\bI (?:do not|don['’]t) know(?=$|[.,!?])/giu,
      instead: 'let me check this for you',
    },
    {
      words:
        /\bshut up\b|\bstupid\b|\bidiot\b|\bcalm down\b|\bwhatever you say\b|\bstop (?:bothering|asking|shouting)\b|\bnot again\b|\b(?:look|figure) it (?:up|out) yourself\b/giu,
      sentence: 'I understand, and I am looking into it for you',
    },
  ],
  wrong: [
    { says: '不知道。', words: '不知道', better: '我为您核实一下，请稍候。' },
    { says: '我也不清楚啊', words: '我也不清楚啊', better: '我为您核实一下，请稍候' },
    { says: '您别催了。', words: '您别催了', better: '我理解您着急，有进展会告诉您。' },
    { says: '您自己查吧。', words: '您自己查吧', better: '我来帮您看。' },
    { says: '有完没完', words: '有完没完' },
    { says: "I don't know.", words: "I don't know", better: 'Let me check this for you.' },
    { says: 'Calm down.', words: 'Calm down', better: 'I understand, and I am looking into it for you.' },
  ],
  right: [
    '不知道您方便什么时候接电话？',
    '如果您不清楚开户行，可以在手机银行查看。',
    '您也可以自己查看明细。',
    '您还不知道的，可以随时问我。',
    'I do not know your card number, and do not need it.',
  ],
};

export const familiar: ToneRule = {
  name: 'familiar',
  severity: 'note',
  what: { zh: '没有用“您”', en: 'does not address the customer as 您' },
  why: { zh: '本行称客户为“您”，不用“你”和“亲”。', en: 'The house says 您, never 你 or 亲.' },
  example: { zh: '您好，请问有什么可以帮您？', en: 'Hello, what can I do for you?' },
  patterns: [
    { words: /你们?/giu, instead: '您', everywhere: true },
    {
      words: /亲(?:爱的)?(?:[，,～~\s])/giu,
      unlessBehind: /\p{Script=Han}$/u,
      instead: '您好，',
    },
  ],
  wrong: [
    { says: '你好，你的卡已经寄出。', words: '你', better: '您好，您的卡已经寄出。' },
    { says: '亲，稍等。', words: '亲，', better: '您好，稍等。' },
  ],
  right: ['您好，您的卡已经寄出。', '探亲，旅行都可以用这张卡。'],
};

import type { ToneRule } from '../rule.ts';

const checkedFirst = '我先为您核实，核实清楚后告诉您';
/** A question to the customer may leave things open. */
const asking = /[？?]|吗|什么时候|哪[里个天位]|多少/u;

export const vague: ToneRule = {
  name: 'vague',
  severity: 'warning',
  what: { zh: '说法含糊', en: 'vague' },
  why: {
    zh: '客户要凭这句话安排事情；没有把握就先核实。',
    en: 'Customers act on what we say; where unsure, check first.',
  },
  example: { zh: `${checkedFirst}。`, en: 'Let me check this and tell you for certain.' },
  patterns: [
    { words: /大概(?=\s?[\d一二两三四五六七八九十])/giu, unlessIn: asking, instead: '预计' },
    {
      words: /大概率?|差不多|也许|或许|估计(?!值|数)|好像|说不定|没准|八成|搞不好/giu,
      unlessBehind: /(?:无法|不能|难以)$/u,
      unlessIn: asking,
      sentence: checkedFirst,
    },
    {
      words: /应该(?:就|都|也)?(?:可以|行|能|会|没问题|没事|没有问题|快|到|好了|不会|不用|不需要|是)/giu,
      unlessBehind: /(?:您|你)$/u,
      unlessIn: asking,
      sentence: checkedFirst,
    },
    {
      words:
        /可能(?:就|都|也)?(?:可以|行|快|过几天|过两天|差不多|没问题|没事|好了|到了|是(?:系统|网络)?(?:的)?(?:问题|故障|原因)吧)/giu,
      unlessBehind: /(?:尽|不|如|如果)$/u,
      unlessIn: asking,
      sentence: checkedFirst,
    },
    {
      words:
        /过(?:几|两|些|一段)(?:天|日子|时间)(?:吧|再)?|过阵子|改天吧?|回头再说|到时候再说|等着吧|看情况吧?(?=$|[，。！])|再说吧|随缘/giu,
      unlessIn: asking,
      sentence: '我先为您确认具体时间，确认后告诉您',
    },
    {
      words: /(?:我们?|这个|这边)?(?:也|还)?(?:不好说|说不准|不太?确定|不太清楚|拿不准)(?=$|[，。！,.!\s])/giu,
      unlessBehind: /\p{Script=Han}$/u,
      unlessIn: asking,
      sentence: checkedFirst,
    },
    {
      words:
        /\b(?:probably|maybe|perhaps|I guess|I suppose|kind of|sort of|hopefully|some ?day|not (?:quite |really |so )?sure)\b|\bshould be (?:fine|ok|okay|alright|all right|possible)\b/giu,
      unlessIn: /\?|\bif you\b/iu,
      sentence: 'Let me check this and tell you for certain',
    },
  ],
  wrong: [
    { says: '大概3天到账。', words: '大概', better: '预计3天到账。' },
    { says: '应该可以吧。', words: '应该可以', better: `${checkedFirst}。` },
    { says: '可能过几天就好了', words: '可能过几天', better: checkedFirst },
    { says: '好像是系统升级。', words: '好像', better: `${checkedFirst}。` },
    { says: '我也不太确定。', words: '我也不太确定', better: `${checkedFirst}。` },
    { says: '到时候再说。', words: '到时候再说', better: '我先为您确认具体时间，确认后告诉您。' },
    { says: 'It should be fine.', words: 'should be fine', better: 'Let me check this and tell you for certain.' },
    { says: 'Maybe next week.', words: 'Maybe', better: 'Let me check this and tell you for certain.' },
  ],
  right: [
    '预计 3 个工作日内到账。',
    '请问您大概什么时候转账的？',
    '具体时间目前无法估计，有进展会告诉您。',
    '结构性存款的利息不确定，投资须谨慎。',
    '不确定是否被骗的，可以拨打 96110 咨询。',
    '提前还款可能产生违约金，以合同为准。',
    '我们会尽可能缩短您的等待时间。',
    '您应该可以在首页看到这项功能吗？',
    'Please tell me if you are not sure which card it is.',
  ],
};

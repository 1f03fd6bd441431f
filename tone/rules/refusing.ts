import type { ToneRule } from '../rule.ts';

export const refusing: ToneRule = {
  name: 'refusing',
  severity: 'warning',
  what: { zh: '生硬拒绝或推诿', en: 'refuses bluntly' },
  why: {
    zh: '客户被推开后只能再找别人重说一遍；请说谁能办、下一步是什么。',
    en: 'A customer who is pushed off has to begin again elsewhere; say who can do it and what comes next.',
  },
  example: {
    zh: '这项业务由其他部门办理，我来帮您联系并转达您的情况。',
    en: 'Another department handles this; I will contact them and pass on what you told us.',
  },
  patterns: [
    {
      words:
        /(?:这个?|这事|那个?)?(?:不归|不属于|不是)我们?(?:这里|这边|部门|这个部门)?(?:管|负责)(?:的)?|不是我们?(?:这里|这边|部门)?的(?:事|业务|责任)|不关我们?的?事|我们?(?:这里|这边)?管不了/giu,
      instead: '这项业务由其他部门办理，我来帮您联系并转达您的情况',
    },
    {
      words:
        /我?(?:也|真的?|实在)?(?:没办法|没法子?|无能为力|爱莫能助|帮不了(?:您|你)|帮不到(?:您|你))(?=$|[，。！？,.!?\s了的啊呀哦])(?:了|的)?/giu,
      unlessBehind: /(?:您|你|客户|是不是|如果|如)$/u,
      instead: '我先了解您的情况，再看有哪些办法',
    },
    {
      words: /(?:办不了|弄不了|做不了|查不了|处理不了)(?=$|[，。！？,.!?\s的啊呀哦])(?:的)?/giu,
      unlessBehind: /(?:您|你|如果|如)[^，。]{0,6}$/u,
      instead: '目前还不能办理，我帮您看看有没有其他办法',
    },
    {
      words: /(?:规定|制度|流程|系统)(?:就|本来就|一直)?(?:是)?(?:这样|这么规定)的?(?=$|[，。！？,.!?\s])/giu,
      instead: '这样规定的原因，我来向您说明',
    },
    {
      words: /(?:您|你)(?:自己)?(?:去)?(?:找|问|打给)(?:别人|其他人|别的部门|别的银行|领导)(?:吧|去)?|去别处|找别人/giu,
      instead: '我帮您找到负责的同事',
    },
    {
      words:
        /\b(?:(?:it|that|this)(?: is|['’]s) )?not (?:my|our) (?:job|problem|business|department|responsibility)\b/giu,
      instead: 'another department handles this, and I will pass on what you told us',
    },
    {
      words: /\b(?:there(?: is|['’]s) )?nothing (?:I|we) can do\b|\b(?:I|we) can(?:not|['’]t) help you\b/giu,
      instead: 'let me see what we can do',
    },
    { words: /\b(?:that|those|these)(?: is|['’]s| are) the rules?\b/giu, instead: 'let me explain why it is so' },
    { words: /\b(?:go )?ask (?:somebody|someone) else\b/giu, instead: 'let me find the colleague who handles this' },
  ],
  wrong: [
    {
      says: '这个不归我们管。',
      words: '这个不归我们管',
      better: '这项业务由其他部门办理，我来帮您联系并转达您的情况。',
    },
    { says: '没办法。', words: '没办法', better: '我先了解您的情况，再看有哪些办法。' },
    { says: '规定就是这样的。', words: '规定就是这样的', better: '这样规定的原因，我来向您说明。' },
    { says: '这里办不了', words: '办不了', better: '这里目前还不能办理，我帮您看看有没有其他办法' },
    {
      says: "It's not our department.",
      words: "It's not our department",
      better: 'Another department handles this, and I will pass on what you told us.',
    },
    { says: 'There is nothing I can do.', words: 'There is nothing I can do', better: 'Let me see what we can do.' },
  ],
  right: [
    '这项业务由信用卡中心办理，我为您转过去。',
    '如果您没办法到网点，可以在手机银行办理。',
    '系统显示这笔转账已经成功。',
    '目前还不能在线办理，需要到网点。',
    'Another department handles this; I will ask them.',
  ],
};

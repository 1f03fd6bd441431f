import type { ToneRule } from '../rule.ts';

const supposed =
  /(?:不|如果|如|若|假如|万一|要是|是否|有没有|是不是|可能|怀疑|当|因|担心|害怕|不是|并非|避免|防止)[^，。]{0,4}$/u;
const together = '这里和要求有些出入，我来和您一起核对';

export const blaming: ToneRule = {
  name: 'blaming',
  severity: 'warning',
  what: { zh: '责怪客户', en: 'blames the customer' },
  why: { zh: '责怪不能解决问题，只会让客户生气。', en: 'Blame solves nothing and makes people angry.' },
  example: { zh: `${together}。`, en: 'Something here does not match; let me go through it with you.' },
  patterns: [
    {
      words:
        /(?:是|都是|就是|明明是)?(?:因为)?(?:您|你)(?:们)?(?:自己)?(?:没看清楚?|没仔细看|没注意|不注意|搞错了?|弄错了?|填错了?(?!的)|输错了?(?!的)|记错了?(?!的)|操作失误|操作错误|操作不当|操作错了|不小心|理解错了?|没说清楚?|忘了|不对)|(?:是|怪|因为)(?:您|你)(?:自己)?的(?:问题|责任|错)/giu,
      unlessBehind: supposed,
      sentence: together,
    },
    {
      words:
        /(?:只能)?怪(?:您|你)(?:自己)?|谁(?:让|叫)(?:您|你)|(?:您|你)(?:怎么|为什么|为啥)(?:不早|才|又|还|不先|连|这么)|早干(?:嘛|什么)去了|(?:说|讲|告诉)(?:过|了)(?:您|你)?(?:多少|好几|几|很多)[遍次]|(?:不是|早就)(?:已经)?(?:告诉|跟|和)(?:过)?(?:您|你)(?:说)?过?了?吗/giu,
      unlessBehind: /奇|责$/u,
      sentence: together,
    },
    {
      words:
        /\b(?:it(?: is|['’]s) )?your (?:own )?(?:fault|mistake|problem)\b|\byou should have\b|\bwhy (?:did|do|have)n['’]t you\b|\byou (?:did not|didn['’]t) (?:read|listen|pay attention)\b|\bas I (?:already )?(?:said|told you)\b/giu,
      unlessBehind: /\b(?:not|if)\b[^.!?]{0,8}$/iu,
      sentence: 'Something here does not match; let me go through it with you',
    },
  ],
  wrong: [
    { says: '是您填错了。', words: '是您填错了', better: `${together}。` },
    { says: '谁让您点那个链接的？', words: '谁让您', better: `${together}。` },
    { says: '都跟您说过多少遍了', words: '说过多少遍', better: together },
    { says: '您怎么不早说', words: '您怎么不早', better: together },
    {
      says: 'It is your own fault.',
      words: 'It is your own fault',
      better: 'Something here does not match; let me go through it with you.',
    },
    {
      says: 'Why didn’t you call us?',
      words: 'Why didn’t you',
      better: 'Something here does not match; let me go through it with you.',
    },
  ],
  right: [
    '如果您输错密码三次，卡会被锁定。',
    '这不是您的问题，是我们没有说清楚。',
    '请问您填写的户名是什么？',
    '请直接告诉我您的问题。',
    '请问您填错的是哪一项？',
    '卡号是否填错，我来帮您核对。',
    'This is not your fault.',
  ],
};

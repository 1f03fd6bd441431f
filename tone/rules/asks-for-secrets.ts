import type { ToneRule } from '../rule.ts';

/** A warning, and a step that the customer does in the bank's own app or at a machine. */
const warned =
  /(?:不要|请勿|切勿|勿|别|不得|不会|不应|不能|不用|无需|不需要|绝不|从不|拒绝|谨防|如果|如有人|凡是|任何人|他人|陌生人|对方|骗子)|(?:页面|App|手机银行|网上银行|柜台|柜面|网点|自助|设备|密码键盘)(?:上|里|中|内)?/iu;
const warnedInEnglish =
  /\b(?:never|not|no|don['’]t|won['’]t|no one|nobody|anyone|asks?|asked|scam|fraud|in the app|mobile banking|at a branch|at the machine)\b/iu;
/** We send it, or it has happened. */
const told = /(?:[向往给][^，。]{0,8}|已经?|曾)$/u;
const never = '请您不要把密码和验证码告诉任何人，我们也不会向您索要';
const neverInEnglish = 'Please share no password or code with anyone; we will not ask you for it';

export const asksForSecrets: ToneRule = {
  name: 'asks-for-secrets',
  severity: 'never',
  what: { zh: '向客户索要密码或验证码', en: 'asks the customer for a password or a code' },
  why: {
    zh: '银行从不索要密码和验证码，客户会以为遇到诈骗。',
    en: 'A bank never asks for them: customers must be able to take it for fraud.',
  },
  example: { zh: `${never}。`, en: `${neverInEnglish}.` },
  patterns: [
    {
      words:
        /(?:告诉|告知|发给|发到|发来|发送|提供|报给|报一下|说一下|回复|发一下|念一下|给我)[^，。；\n]{0,12}(?:验证码|校验码|动态码|密码|口令|安全码|cvv2?)/giu,
      unlessBehind: told,
      unlessIn: warned,
      sentence: never,
    },
    {
      words:
        /(?:验证码|校验码|动态码|密码|口令|安全码|cvv2?)[^，。；\n]{0,12}(?:告诉|告知|发给|发到|发来|发过来|发送|提供|报给|报一下|说一下|回复|发一下|念一下|给我|是多少|是什么|多少)/giu,
      unlessIn: warned,
      sentence: never,
    },
    {
      words:
        /\b(?:tell|send|give|share|provide|text|type)\b[^.!?\n]{0,24}\b(?:passwords?|passcodes?|pin|pin code|cvv|cvc|verification code|one-time code|otp|security code)\b/giu,
      unlessIn: warnedInEnglish,
      sentence: neverInEnglish,
    },
    {
      words:
        /\bwhat(?: is|['’]s)\b[^.!?\n]{0,16}\b(?:password|passcode|pin|cvv|cvc|verification code|one-time code|otp|security code)\b/giu,
      unlessIn: warnedInEnglish,
      sentence: neverInEnglish,
    },
  ],
  wrong: [
    { says: '请把验证码发给我。', words: '验证码发给我', better: `${never}。` },
    { says: '麻烦提供一下您的登录密码', words: '提供一下您的登录密码', better: never },
    { says: '您收到的短信验证码是多少？', words: '验证码是多少', better: `${never}。` },
    { says: '告诉我卡背面的CVV2。', words: '告诉我卡背面的CVV2', better: `${never}。` },
    { says: 'Please tell me your PIN.', words: 'tell me your PIN', better: `${neverInEnglish}.` },
    { says: "What's the verification code?", words: "What's the verification code", better: `${neverInEnglish}.` },
  ],
  right: [
    '请您不要把验证码告诉任何人。',
    '我们不会向您索要密码。',
    '柜员会向新号码发送验证码。',
    '已经提供验证码的，请您修改密码。',
    'Share no password or code with anyone.',
    '请您在手机银行的页面上输入验证码。',
    '如有人让您提供验证码，请您挂断电话。',
    '密码可以在手机银行修改。',
    'Never share your password with anyone.',
    'Please enter the code in the app.',
    'If somebody asks you to send the code, hang up.',
  ],
};

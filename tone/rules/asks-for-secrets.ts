import type { ToneRule } from '../rule.ts';

/** A warning against it; or we send it, or it has happened. */
const deniedOrTold =
  /(?:不要|不用|不需要|不得|不会|不应|不能|勿|无需|绝不|从不|拒绝|谨防|(?<!特)别(?!的))[^，。；]{0,12}$|(?:[向往][^，。]{0,8}|这边|我们|系统|柜员|已经?|曾)$/u;
/** Somebody else asks for it. */
const byOthers = /任何人|他人|陌生人|对方|骗子|有人|凡是|诈骗|谎称|冒充|按(?:页面|短信)提示/u;
const deniedOrToldInEnglish =
  /\b(?:never|not|no|nor|\w{2,6}n['’]t)\b[^.!?]{0,12}$|\b(?:we|I|we['’]ll|system|bank)\b[^.!?]{0,6}$/iu;
const byOthersInEnglish = /\b(?:anyone|anybody|no one|nobody|someone|somebody|whoever|scam\w{0,4}|fraud\w{0,6})\b/iu;
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
        /(?:告诉|告知|发给我|发给客服|发到这|发来|发送给我|提供|报给|报一下|说一下|回复|发一下|念一下|给我)[^，。；\n]{0,12}(?:验证码|校验码|动态码|密码|口令|安全码|cvv2?)/giu,
      unlessBehind: deniedOrTold,
      unlessIn: byOthers,
      sentence: never,
    },
    {
      words:
        /(?:验证码|校验码|动态码|密码|口令|安全码|cvv2?)(?:(?!不|勿|别|无需|给您|为您)[^，。；\n]){0,12}(?:告诉|告知|发给我|发给客服|发到这|发来|发过来|发送给我|发送过来|提供|报给|报一下|说一下|回复|发一下|念一下|给我|是多少|是什么|多少)/giu,
      unlessBehind: deniedOrTold,
      unlessIn: byOthers,
      sentence: never,
    },
    {
      words:
        /\b(?:tell|send|give|share|provide|text|type)\b(?:(?!\bno\b)[^.!?\n]){0,24}\b(?:passwords?|passcodes?|pin|pin code|cvv|cvc|verification code|one-time code|otp|security code)\b/giu,
      unlessBehind: deniedOrToldInEnglish,
      unlessIn: byOthersInEnglish,
      sentence: neverInEnglish,
    },
    {
      words:
        /\bwhat(?: is|['’]s)\b[^.!?\n]{0,16}\b(?:password|passcode|pin|cvv|cvc|verification code|one-time code|otp|security code)\b/giu,
      unlessBehind: deniedOrToldInEnglish,
      unlessIn: byOthersInEnglish,
      sentence: neverInEnglish,
    },
  ],
  wrong: [
    { says: '请把验证码发给我。', words: '验证码发给我', better: `${never}。` },
    { says: '麻烦提供一下您的登录密码', words: '提供一下您的登录密码', better: never },
    { says: '您收到的短信验证码是多少？', words: '验证码是多少', better: `${never}。` },
    { says: '如果您方便，请在手机银行收到后把验证码发过来。', words: '验证码发过来', better: `${never}。` },
    { says: '特别着急的话，先告诉我密码。', words: '告诉我密码', better: `${never}。` },
    { says: '告诉我卡背面的CVV2。', words: '告诉我卡背面的CVV2', better: `${never}。` },
    { says: 'Please tell me your PIN.', words: 'tell me your PIN', better: `${neverInEnglish}.` },
    { says: "What's the verification code?", words: "What's the verification code", better: `${neverInEnglish}.` },
  ],
  right: [
    '请您不要把验证码告诉任何人。',
    '我们不会向您索要密码。',
    '密码不要告诉别人，也不要提供给客服。',
    '验证码已经失效，系统会重新给您发送。',
    '这边发送验证码后，请您在页面上输入。',
    '柜员会向新号码发送验证码。',
    '已经提供验证码的，请您修改密码。',
    'Share no password or code with anyone.',
    '请您在手机银行的页面上输入验证码。',
    '如有人让您提供验证码，请您挂断电话。',
    '密码可以在手机银行修改。',
    '我们会给您发送一条验证码，用于登录。',
    '验证码和登录提醒照常发送。',
    'We will send you a verification code for signing in.',
    'Never share your password with anyone.',
    'Please enter the code in the app.',
    'If somebody asks you to send the code, hang up.',
  ],
};

/** What `mask` finds. */
export const personalKinds = ['password', 'one-time-code', 'email', 'identity-card', 'bank-card', 'phone'] as const;
export type PersonalKind = (typeof personalKinds)[number];

/**
 * How much of a number stays readable. `first` is held to 1–6 and `last` to 1–4 characters (the most that PCI DSS 4.0,
 * 3.4.1 lets anyone see of a card), and at least three are always hidden. 'nothing' leaves a word in brackets.
 */
export type Shown = { first: number; last: number } | 'nothing';

/** One-time codes and passwords have no rule: nothing of them is ever shown. */
export interface MaskRules {
  readonly phone: Shown;
  readonly 'identity-card': Shown;
  readonly 'bank-card': Shown;
  /** `first`: letters shown of the part before the @, at most 3. The domain stays. */
  readonly email: { first: number } | 'nothing';
}

export const defaultRules: MaskRules = {
  phone: { first: 3, last: 4 },
  'identity-card': { first: 1, last: 1 },
  'bank-card': { first: 6, last: 4 },
  email: { first: 1 },
};

/** What stands in the place of something of which nothing is shown. */
export const labels: Readonly<Record<PersonalKind, string>> = {
  password: '[密码]',
  'one-time-code': '[验证码]',
  email: '[邮箱]',
  'identity-card': '[证件号]',
  'bank-card': '[银行卡号]',
  phone: '[手机号]',
};

/** For patterns that look for words: a label says 密码 and 验证码 too, and must not be taken for the customer's words. */
export const anyLabel = Object.values(labels)
  .map((label) => label.replace(/[[\]]/g, '\\$&'))
  .join('|');

/** Digits may follow an English word at once (OTP123456); letters, or the stars of a masked e-mail address, do not. */
export const endOfWord = '(?![a-z]|\\*{3})';

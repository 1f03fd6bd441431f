import { type Allowance, nothing } from './allowance.ts';

/** A customer's WeChat, as far as this account shows in it. */
export interface Phone {
  openid: string;
  following: boolean;
  allowance: Allowance;
  /** What both sides said, as it stands on the screen. */
  screen: PhoneMessage[];
}

export type PhoneMessage = { at: number } & (
  | { from: 'customer'; kind: 'text' | 'picture' | 'voice'; text: string }
  | { from: 'account'; kind: 'text'; text: string }
  | { from: 'account'; kind: 'menu'; text: string; replies: readonly { id: string; content: string }[] }
  | { from: 'wechat'; kind: 'system'; text: string }
);

export function newPhone(openid: string): Phone {
  return { openid, following: true, allowance: nothing, screen: [] };
}

import { describe, expect, it } from 'vitest';
import { Initials } from './initials.ts';

const initials = new Initials([
  '银行卡丢了怎么办',
  '怎么绑定银行卡',
  '银行卡余额',
  'ATM 取款要手续费吗',
  '转账手续费',
  '有没有手续费',
  '网点地址',
]);

describe('initials', () => {
  it.each([
    ['yhk丢了', '银行卡丢了'],
    ['YHK 怎么绑定', '银行卡 怎么绑定'],
    ['要sxf吗', '要手续费吗'],
  ])('of what the edition often says are spelt out: %s', (typed, meant) => {
    expect(initials.spellOut(typed)).toBe(meant);
  });

  it.each([
    ['what the edition writes so itself', 'atm 在哪'],
    ['what it says but once', 'wd 在哪'],
    ['what it never says', 'vip 是什么'],
    ['words', 'how to pay'],
    ['parts of longer words', 'yhk1 abyhkcd'],
  ])('stay where they are %s', (_what, text) => {
    expect(initials.spellOut(text)).toBe(text);
  });
});

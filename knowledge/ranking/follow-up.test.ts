import { describe, expect, it } from 'vitest';
import { leavesOpen } from './follow-up.ts';

describe('a question that leaves open what it is about', () => {
  it.each(['那手续费呢？', '要多久', '这个怎么取消', '还有利息呢', '那要带什么材料去办', 'how long does it take'])(
    '%s',
    (text) => {
      expect(leavesOpen(text)).toBe(true);
    },
  );
});

describe('a question that says what it is about', () => {
  it.each(['跨行转账要收手续费吗', '信用卡年费怎么减免', '我想把还款的银行卡换成另一张', 'How do I close my account?'])(
    '%s',
    (text) => {
      expect(leavesOpen(text)).toBe(false);
    },
  );
});

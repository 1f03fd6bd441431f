import { describe, expect, it } from 'vitest';
import { seeded } from '../random.ts';
import { habits, typed } from './typed.ts';

const questions = ['怎么提前还款', '我的贷款申请为什么没有通过', '可以更换银行卡吗', '额度是多少', '转账要手续费吗'];

describe('questions as people type them', () => {
  it('are the same for the same seed, and others for another', () => {
    const all = (seed: number) => {
      const random = seeded(seed);
      return questions.map((question) => typed(question, random).text);
    };
    expect(all(1)).toEqual(all(1));
    expect(all(2)).not.toEqual(all(1));
  });

  it.each(habits.map(({ name, rate }) => [name, rate]))('have the habit “%s” at its rate of %f', (name, rate) => {
    const random = seeded(3);
    const count = 2_000;
    let had = 0;
    for (let time = 0; time < count; time++) {
      if (typed(questions[time % questions.length] ?? '', random).habits.includes(name)) had += 1;
    }
    // A habit finds no place in some questions; what has no traditional character stays.
    expect(had / count).toBeLessThan(rate + 0.04);
    expect(had / count).toBeGreaterThan(rate / 2);
  });

  it('leave a text alone that offers no place', () => {
    const random = seeded(4);
    for (let time = 0; time < 50; time++)
      expect(typed('?', random).habits.filter((habit) => habit !== 'polite')).toEqual([]);
  });
});

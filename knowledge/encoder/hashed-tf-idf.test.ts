import { describe, expect, it } from 'vitest';
import { describeTextEncoder } from './contract.ts';
import { fitHashedTfIdf } from './hashed-tf-idf.ts';

const bank = ['怎么提前还款', '银行卡丢了怎么挂失', '信用卡年费怎么收', '转账多久到账', '如何开户', '我想改手机号'];

describeTextEncoder('hashed TF-IDF', () => fitHashedTfIdf(bank));

describe('hashed TF-IDF', () => {
  it('is another encoder once it was fitted to other texts', () => {
    expect(fitHashedTfIdf(bank.slice(1)).id).not.toBe(fitHashedTfIdf(bank).id);
  });

  it('weighs a piece the less, the more texts have it', async () => {
    const fitted = fitHashedTfIdf(['怎么还款', '怎么挂失', '怎么开户', '怎么转账', '还款', '年费']);
    const [asked, sameManner, sameThing] = await fitted.encode(['怎么还款', '怎么挂失', '还款']);
    const cosine = (other: Float32Array | undefined) =>
      asked?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0);
    expect(cosine(sameThing)).toBeGreaterThan(cosine(sameManner) ?? 1);
  });
});

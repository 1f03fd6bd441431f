import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationId, Message } from '#conversation';
import { caseTold } from './case-told.ts';
import { summarise } from './summary.ts';

const at = new Date('2026-11-22T04:00:00Z');
const said = (...texts: readonly string[]) =>
  texts.map(
    (text, place): Message => ({
      ...{ conversation: 'k' as ConversationId, clientId: `${place}`, delivery: 'sent', shown: place, masked: false },
      ...{ seq: place + 1, author: { by: 'customer' }, text, content: {}, at },
    }),
  );
const asked = { because: 'asked-for-person' } as const;

describe('what a customer told of the case', () => {
  it.each<[string[], string | null, string | null]>([
    [['转账没到账', '我打了三次电话', '还是没人处理'], '我打了三次电话', '还是没人处理'],
    [['登不上手机银行，重装过了，还是不行'], '重装过了', '还是不行'],
    [['卡丢了，已经挂失了，补卡要多久'], '已经挂失了', null],
    [['年费怎么收'], null, null],
    [['如果还了还是没额度怎么办'], null, null],
    [['能不能帮我查下到账了没'], null, null],
    [[], null, null],
  ])('%j', (texts, did, stands) => {
    expect(caseTold(texts)).toEqual({ did, stands });
  });
});

describe('the summary of a handover', () => {
  it('tells the case in situation, task, action and result, in the customer’s words', () => {
    expect(
      summarise(said('跨行转账没到', '昨天打过你们电话', '到现在都没收到', '帮我查一下', '转人工'), [], asked),
    ).toBe(
      '情境：跨行转账没到。\n任务：帮我查一下。\n行动：客户称“昨天打过你们电话”，智能客服尚未作答。\n结果：客户称“到现在都没收到”；客户要求人工，转人工。',
    );
  });

  it('says of a danger that is less likely than not that it is to be checked', () => {
    const lost = (probability: number) =>
      summarise(
        said('卡找不到'),
        [{ kind: 'danger', danger: 'lost-card', evidence: [], probability, by: 'learned' }],
        asked,
      );
    expect(lost(0.4)).toContain('听到卡或手机丢失（待核实）。');
    expect(lost(0.5)).toContain('听到卡或手机丢失。');
  });

  it('has four lines within 300 units, whatever was said, and quotes nobody else', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 8 }), (texts) => {
        const summary = summarise(said(...texts), [], asked);
        expect(summary.length).toBeLessThanOrEqual(300);
        expect(summary.split('\n').map((line) => line.slice(0, 3))).toEqual(['情境：', '任务：', '行动：', '结果：']);
      }),
    );
  });
});

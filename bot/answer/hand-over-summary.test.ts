import { describe, expect, it } from 'vitest';
import type { ConversationId, Message } from '#conversation';
import { type AnswerModel, absentModel, ModelFailure } from '#models';
import { scriptedModel } from '#models/stand-in';
import { summariseByModel } from './hand-over-summary.ts';

const at = new Date('2026-11-22T04:00:00Z');
const said = (text: string, seq: number, by: 'customer' | 'bot' = 'customer'): Message => ({
  ...{ conversation: 'k' as ConversationId, clientId: `${seq}`, delivery: 'sent', shown: seq, masked: false, at },
  ...{ seq, author: { by }, text, content: {} },
});
const messages = [
  said('昨天 18:00 转了 5000 元，还没到账，我的电话 13812345678', 1),
  said('跨行转账一般 2 小时内到账。', 2, 'bot'),
  said('转人工', 3),
];
const byRules = '情境：转账没到账。\n任务：解答以上问题。\n行动：智能客服已答。\n结果：客户要求人工，转人工。';
const summarise = (model: AnswerModel) =>
  summariseByModel({ messages, byRules }, { model, newMark: () => 'mark-7', within: 1_000 });

const good =
  '情境：客户昨天下午六点转账五千元，仍未到账。\n任务：查明转账何时到账。\n行动：智能客服告知一般 2 小时内到账。\n结果：客户要求人工。';

describe('a handover in a model’s words', () => {
  it('has four lines, and says whose words they are', async () => {
    expect(await summarise(scriptedModel([good]))).toEqual({ summary: `${good}\n（AI 概括，以对话记录为准）` });
  });

  it('is made of masked words', async () => {
    const model = scriptedModel([good]);
    await summarise(model);
    expect(model.prompts[0]).toContain('5000 元');
    expect(model.prompts[0]).not.toContain('13812345678');
  });

  it.each<[string, string, string]>([
    ['a figure that nobody said', good.replace('五千', '八千'), 'unknown-figure'],
    ['another time', good.replace('六点', '七点'), 'unknown-figure'],
    ['a link that nobody said', good.replace('查明', '登录 pay.example.com 查明'), 'unknown-link'],
    ['a line too few', good.split('\n').slice(1).join('\n'), 'not-four-lines'],
    ['a line that goes on and on', good.replace('仍未到账', '仍未到账'.repeat(30)), 'not-four-lines'],
    ['the mark that must not come back', good.replace('查明', 'mark-7 查明'), 'prompt-leak'],
    ['markup', good.replace('查明', '<b>查明</b>'), 'not-plain'],
  ])('is refused with %s', async (_what, text, refused) => {
    expect(await summarise(scriptedModel([text]))).toMatchObject({ refused });
  });

  it('is not had where there is no model, or it fails', async () => {
    expect(await summarise(absentModel)).toMatchObject({ refused: 'absent' });
    expect(await summarise(scriptedModel([good.slice(0, 9), new ModelFailure('cut-off', 'x')]))).toMatchObject({
      refused: 'cut-off',
    });
  });
});

import { describe, expect, it } from 'vitest';
import { followedQuestion } from './followed-question.ts';
import { message } from './samples.ts';

describe('what the knowledge is searched for by itself', () => {
  it('is the customer’s last words, whoever spoke since', () => {
    const messages = [message(1, { text: '年费多少钱' }), message(2, { author: 'agent', text: '请稍等片刻' })];
    expect(followedQuestion(messages)).toBe('年费多少钱');
  });

  it('passes over what says nothing to search for', () => {
    expect(followedQuestion([message(1, { text: '年费多少钱' }), message(2, { text: ' 好的 ' })])).toBe('年费多少钱');
    expect(followedQuestion([message(1, { text: '在吗' })])).toBe('');
    for (const courtesy of ['好的，谢谢', '嗯嗯，知道了', '谢谢您，辛苦了。', 'OK, thank you!', '😀😀😀😀'])
      expect(followedQuestion([message(1, { text: '年费多少钱' }), message(2, { text: courtesy })])).toBe('年费多少钱');
  });

  it('is as long as the server takes', () => {
    expect(followedQuestion([message(1, { text: '问'.repeat(4_000) })])).toHaveLength(200);
  });
});

import { describe, expect, it } from 'vitest';
import { checkTone } from '#tone';
import { asksToLeaveLine, type Notice, word } from './notices.ts';

const li = { name: '小李', account: 'li' };

const notices: Notice[] = [
  { kind: 'queued', ahead: 2 },
  { kind: 'queued', ahead: 0 },
  { kind: 'nobody-on-duty', skill: 'general' },
  { kind: 'nobody-on-duty', skill: 'urgent' },
  { kind: 'message-left' },
  { kind: 'agent-joined', agent: li },
  { kind: 'agent-lost', agent: li, ahead: 1 },
  { kind: 'finished' },
  { kind: 'returned-to-bot', agent: li },
  { kind: 'transferred', agent: li, to: 'complaints' },
  { kind: 'line-left' },
  { kind: 'abandoned' },
];

describe('what customers are told', () => {
  it.each(notices)('$kind is said calmly, to "您", and ends its sentence', (notice) => {
    const { text } = word(notice);
    expect(text).not.toMatch(/[!！]/);
    expect(checkTone(text)).toEqual([]);
    expect(text).toContain('您');
    expect(text).toMatch(/。$/);
  });

  it.each(notices)('$kind carries what it is, for surfaces that draw it', (notice) => {
    expect(word(notice).content.notice).toBeDefined();
  });

  it.each<[Notice, string]>([
    [{ kind: 'queued', ahead: 2 }, '已为您转接人工客服，您前面还有 2 位，请稍候。'],
    [{ kind: 'queued', ahead: 0 }, '已为您转接人工客服，您是下一位，请稍候。'],
    [{ kind: 'agent-joined', agent: li }, '客服小李（工号 li）已接入，您之前说的内容我都能看到，不需要重复。'],
    [{ kind: 'message-left' }, '已记下您的留言，客服上线后会第一时间查看并回复您。'],
  ])('%o', (notice, text) => {
    expect(word(notice).text).toBe(text);
  });

  it('names another way to whoever is in urgent need while nobody is on duty, and only to them', () => {
    expect(word({ kind: 'nobody-on-duty', skill: 'urgent' }).text).toContain('客服热线');
    expect(word({ kind: 'nobody-on-duty', skill: 'general' }).text).not.toContain('客服热线');
  });

  it('offers whoever waits the way back to the bot, by words that are understood when they are tapped', () => {
    for (const notice of [
      { kind: 'queued', ahead: 1 },
      { kind: 'nobody-on-duty', skill: 'general' },
    ] as const) {
      const [tap] = word(notice).content.quickReplies ?? [];
      expect(asksToLeaveLine(tap ?? '')).toBe(true);
    }
    expect(asksToLeaveLine('我想继续问智能客服一个问题')).toBe(false);
  });

  it('offers a person to whoever was given back to the bot', () => {
    for (const kind of ['line-left', 'abandoned'] as const)
      expect(word({ kind }).content.quickReplies).toEqual(['转人工']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Author, ConversationId, MessageContent, StaffId } from '#conversation';
import type { DueMessage } from '#store';
import { bytesOf } from './cut.ts';
import { outgoing, packFirst, toBeContinued } from './parcel.ts';

const agent: Author = { by: 'agent', agent: 'li' as StaffId, name: '李明' };
const [bot, notice]: Author[] = [{ by: 'bot' }, { by: 'notice' }];
let seq = 0;
const due = (author: Author | undefined, text: string, content: MessageContent = {}, partsSent = 0): DueMessage => ({
  conversation: 'c' as ConversationId,
  seq: ++seq,
  author: author ?? { by: 'bot' },
  text,
  content,
  partsSent,
  masked: false,
  clientId: `${seq}`,
  delivery: 'pending',
  shown: null,
  at: new Date(0),
});
const pack = (...messages: [DueMessage, ...DueMessage[]]) => packFirst(messages);

describe('one send', () => {
  it('says that a machine speaks, or which person', () => {
    expect(pack(due(bot, '年费 200 元。')).text).toBe('【智能客服·AI生成】年费 200 元。');
    expect(pack(due(agent, '您好。')).text).toBe('【人工客服 李明】您好。');
    expect(pack(due(notice, '您是下一位。')).text).toBe('您是下一位。');
  });

  it('takes all that the bot and the house have to say, and keeps an agent’s words apart', () => {
    const messages = [
      due(bot, '请先挂失。'),
      due(bot, '正在转接。'),
      due(notice, '您是下一位。'),
      due(agent, '您好。'),
    ] as const;
    const parcel = packFirst(messages);
    expect(parcel.text).toBe('【智能客服·AI生成】请先挂失。\n\n正在转接。\n\n您是下一位。');
    expect(parcel).toMatchObject({ speaker: 'house', seqs: messages.slice(0, 3).map((one) => one.seq), part: null });
  });

  it('ends with the message that offers replies', () => {
    const [first, second] = [due(bot, '哪一个？', { quickReplies: ['年费', '转人工'] }), due(notice, '您是下一位。')];
    expect(pack(first, second)).toMatchObject({ seqs: [first.seq], quickReplies: ['年费', '转人工'] });
  });

  it('takes as many whole messages as fit', () => {
    const long = '好'.repeat(400);
    const messages = [due(agent, long), due(agent, long)] as const;
    expect(packFirst(messages).seqs).toEqual([messages[0].seq]);
  });

  it('of a long message is one part, and the next goes on where it ended; replies come with the last', () => {
    const text = '这是一句不长不短的话。'.repeat(100);
    const content = { quickReplies: ['转人工'] };
    const parts = [0, 1].map((sent) => pack(due(bot, text, content, sent)));
    expect(parts.map(({ part }) => part)).toEqual([
      { place: 0, of: 2 },
      { place: 1, of: 2 },
    ]);
    expect(parts.map((part) => part.text.replace('【智能客服·AI生成】', '')).join('')).toBe(text);
    expect(parts.map(({ quickReplies }) => quickReplies)).toEqual([[], ['转人工']]);
  });

  it('never is over the limit, and loses nothing, whatever is said by whom', () => {
    const said = fc.record({
      author: fc.constantFrom(bot, notice, agent),
      text: fc.string({
        unit: fc.constantFrom('年费。', '好', 'a', '\n', '👨‍👩‍👧‍👦', '<a href="x">'),
        minLength: 1,
        maxLength: 900,
      }),
    });
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 5 }), (all) => {
        let waiting = all.map(({ author, text }) => due(author, text));
        let sent = '';
        for (let sends = 0; waiting.length > 0; sends++) {
          expect(sends).toBeLessThan(60);
          const [first, ...rest] = waiting as [DueMessage, ...DueMessage[]];
          const parcel = packFirst([first, ...rest]);
          expect(bytesOf(parcel.text) + bytesOf(toBeContinued)).toBeLessThanOrEqual(2_047);
          sent += parcel.text;
          const partial = parcel.part && parcel.part.place < parcel.part.of - 1;
          waiting = partial
            ? [{ ...first, partsSent: first.partsSent + 1 }, ...rest]
            : waiting.slice(parcel.seqs.length);
        }
        const bare = (text: string) => text.replaceAll(/【[^】]*】|\s/g, '').replaceAll('＜', '<');
        expect(bare(sent)).toBe(bare(all.map(({ text }) => text).join('')));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the form of a send', () => {
  const send = (text: string, quickReplies: readonly string[] = [], tappable = true) =>
    outgoing({ text, quickReplies }, tappable);

  it('is text, or a head with replies to tap', () => {
    expect(send('好的。')).toEqual({ msgtype: 'text', text: { content: '好的。' } });
    expect(send('哪一个？', ['年费', '转人工'])).toEqual({
      msgtype: 'msgmenu',
      msgmenu: {
        head_content: '哪一个？',
        list: [
          { id: '1', content: '年费' },
          { id: '2', content: '转人工' },
        ],
        tail_content: '',
      },
    });
  });

  it('has the same words to type where they cannot be tapped', () => {
    const typed = { msgtype: 'text', text: { content: '哪一个？\n可以回复：“年费”、“转人工”' } };
    expect(send('哪一个？', ['年费', '转人工'], false)).toEqual(typed);
    expect(send('长'.repeat(400), ['转人工'])).toMatchObject({ msgtype: 'text' });
  });

  it('makes no link of what anybody wrote, and no escape of what is no character', () => {
    const { text } = pack(due(agent, '点 <a href="https://x">这里</a > 和 < A\uD800'));
    expect(text).not.toMatch(/<\s*\/?\s*a/i);
    expect(JSON.stringify(send(text))).not.toContain('\\u');
  });
});

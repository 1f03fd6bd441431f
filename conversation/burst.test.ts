import { describe, expect, it } from 'vitest';
import { burstsIn, type ConversationId, earlierThan, endOfBurst, type Message } from './index.ts';

const at = new Date('2026-11-22T04:00:00Z');

/** 客 the customer's, 图 a picture of theirs, 答 the bot's, 失 what never reached them, 注 a notice of the house. */
function record(...lines: readonly string[]): Message[] {
  return lines.map((line, place) => {
    const by = line.startsWith('客') || line.startsWith('图') ? 'customer' : line.startsWith('注') ? 'notice' : 'bot';
    return {
      ...{ conversation: 'k' as ConversationId, clientId: `${place}`, shown: null, masked: false, at },
      ...{ seq: place + 1, author: { by }, text: line.slice(1) },
      content: line.startsWith('图') ? { unreadable: 'image' } : {},
      delivery: line.startsWith('失') ? 'superseded' : 'sent',
    };
  });
}
const texts = (messages: readonly Message[]) => messages.map(({ text }) => text);

describe('a burst', () => {
  it.each<[string, string[], string[][]]>([
    ['ends where it is answered', ['客甲', '客乙', '答是', '客丙'], [['甲', '乙'], ['丙']]],
    ['goes on over a notice', ['客甲', '注排队中', '客乙'], [['甲', '乙']]],
    ['ends also where the answer never arrived', ['客甲', '失是', '客乙'], [['甲'], ['乙']]],
    ['holds nothing that cannot be read', ['客甲', '图', '答是', '图', '答是'], [['甲']]],
    ['is not made of what the bot says', ['答您好', '答请说'], []],
  ])('%s', (_sentence, lines, bursts) => {
    expect(burstsIn(record(...lines)).map(({ said }) => texts(said))).toEqual(bursts);
  });

  it('is placed where its last message stands', () => {
    const [burst] = burstsIn(record('客甲', '客乙', '答是'));
    expect(burst && endOfBurst(burst)).toEqual({ throughSeq: 2, at });
  });

  it('knows the three before it, and what the customer was told since', () => {
    const told = (lines: readonly string[]) =>
      burstsIn(record(...lines)).map(({ earlier }) => [earlier.bursts.map(texts).join('/'), earlier.told]);
    expect(
      told(['答您好', '客甲', '答一', '答二', '客乙', '客丙', '答三', '客丁', '答四', '客戊', '答五', '客己']),
    ).toEqual([
      ['', '您好'],
      ['甲', '二'],
      ['甲/乙,丙', '三'],
      ['甲/乙,丙/丁', '四'],
      ['乙,丙/丁/戊', '五'],
    ]);
  });
});

describe('what comes before', () => {
  it.each<[string, string[], string, string | null]>([
    ['is nothing at first', [], '', null],
    ['tells what was answered', ['客甲', '答一'], '甲', '一'],
    ['tells nothing of what never arrived', ['客甲', '失一'], '甲', null],
    ['tells nothing where nothing was answered', ['客甲', '答一', '客乙', '注排队中'], '甲/乙', null],
  ])('%s', (_sentence, lines, bursts, told) => {
    const earlier = earlierThan(record(...lines));
    expect([earlier.bursts.map(texts).join('/'), earlier.told]).toEqual([bursts, told]);
  });
});

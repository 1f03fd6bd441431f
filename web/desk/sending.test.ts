import { describe, expect, it } from 'vitest';
import { PageStorage } from '../browser-storage.ts';
import { Kept } from './kept.ts';
import type { Outgoing } from './outgoing.ts';
import { message } from './samples.ts';
import { Sending } from './sending.ts';
import { catalogue } from './words/words.ts';

describe('sending an agent’s messages', () => {
  it('sends one after the other, in the order of writing', async () => {
    const desk = deskWith(new Kept(new PageStorage(), 'li'));
    for (const text of ['一', '二', '三']) desk.sending.say('c', text);
    await desk.answer(1);
    expect(desk.sent).toEqual(['一', '二']);
    await desk.answer(2);
    await desk.answer(3);
    expect(desk.outgoing().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('holds back what was written after a message that failed, and sends all again in order, as the same messages', async () => {
    const desk = deskWith(new Kept(new PageStorage(), 'li'));
    desk.sending.say('c', '一');
    desk.sending.say('c', '二');
    await desk.answer(new Error('网络断开'));
    const failed = desk.outgoing();
    expect(failed).toMatchObject([{ state: 'failed', why: '网络断开' }, { state: 'failed' }]);
    desk.sending.sendAgain('c');
    await desk.answer(1);
    await desk.answer(2);
    expect(desk.sent).toEqual(['一', '一', '二']);
    expect(desk.outgoing().map(({ clientId, seq }) => [clientId, seq])).toEqual(
      failed.map(({ clientId }, place) => [clientId, place + 1]),
    );
  });

  it('offers after a reload what was on its way, to be sent again as the same message', async () => {
    const kept = new Kept(new PageStorage(), 'li');
    const before = deskWith(kept);
    before.sending.say('c', '一');
    const [lost] = before.outgoing();
    const after = deskWith(kept);
    after.sending.restore('c');
    expect(after.outgoing()).toMatchObject([{ clientId: lost?.clientId, text: '一', state: 'failed' }]);
  });

  it('forgets what the record shows', async () => {
    const desk = deskWith(new Kept(new PageStorage(), 'li'));
    desk.sending.say('c', '一');
    await desk.answer(1);
    desk.sending.say('c', '二', { messages: [message(1, { author: 'agent', text: '一' })], lastSeq: 1 });
    expect(desk.outgoing().map(({ text }) => text)).toEqual(['二']);
  });
});

/** A desk whose server answers when the test says so: a place in the record, or a failure. */
function deskWith(kept: Kept) {
  const sent: string[] = [];
  const asked: PromiseWithResolvers<number>[] = [];
  let all: Readonly<Record<string, readonly Outgoing[]>> = {};
  let ids = 0;
  const sending = new Sending({
    post(_conversation, { text }) {
      sent.push(text);
      const answer = Promise.withResolvers<number>();
      asked.push(answer);
      return answer.promise;
    },
    kept,
    newId: () => `id ${++ids}`,
    words: () => catalogue.zh,
    wordsFor: (failure) => (failure instanceof Error ? failure.message : ''),
    arrived: () => {},
    changed: (outgoing) => {
      all = outgoing;
    },
  });
  async function answer(outcome: number | Error): Promise<void> {
    await settled();
    const next = asked.shift();
    if (outcome instanceof Error) next?.reject(outcome);
    else next?.resolve(outcome);
    await settled();
  }
  return { sending, sent, answer, outgoing: () => all.c ?? [] };
}

/** Lets everything happen that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, EntryId, PolicyVersion } from '#conversation';
import type { Signal } from '#jobs';
import { type AnswerModel, absentModel, ModelFailure } from '#models';
import { scriptedModel } from '#models/stand-in';
import { openStore, type Store } from '#store';
import { openAnswering } from '../answering.ts';
import { openBot } from '../open-bot.ts';
import { pocketEdition, pocketKnowledge } from '../pocket-knowledge.ts';
import { shippedPolicy } from '../policy/shipped.ts';
import { finishReply, type ReplyParts, reply } from './reply.ts';
import { openWording } from './wording.ts';

const approved = '普通卡年费 100 元，一年刷满 6 次免次年年费。';
const first = '普通卡年费 100 元[1]。';
/** Said before two answers. */
const understood = '您问的是“信用卡年费怎么收”、“跨行转账多久到账”，下面逐一答复。';
const second = '一年刷满 6 次免次年年费[1]。';

describe('an answer that a model words', () => {
  let store: Store;
  let conversation: ConversationId;
  let signalled: Signal[];
  let listeners: Set<(signal: Signal) => void>;
  let wordings: { failed: { because: string } | null }[];
  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    [signalled, wordings] = [[], []];
    listeners = new Set();
    conversation = randomUUID() as ConversationId;
    const customer = randomUUID() as CustomerId;
    const at = new Date();
    await store.customers.addVisitor(customer, at);
    await store.conversations.open({ id: conversation, channel: 'web', customer, at });
  });

  const says = async (text: string) => {
    const kept = { content: {}, sealed: null, sealedFor: null, at: new Date() };
    await store.conversations.append({ conversation, clientId: randomUUID(), text, ...kept });
  };
  const happens = () => {
    for (const listener of [...listeners]) listener({ about: 'conversation', id: conversation });
  };
  const answering = (model: AnswerModel, change: Partial<ReplyParts> = {}) => {
    const deliver = async (id: ConversationId) => void (await store.deliveries.show(id));
    const parts: ReplyParts = {
      store,
      wording: openWording({ model, newMark: () => 'mark-7', now: () => performance.now() }),
      deliver,
      grows: () => true,
      signals: {
        publish: (signal) => void signalled.push(signal),
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      limits: { firstWithin: 2_000, allWithin: 3_000 },
      clock: () => new Date(),
      ...change,
    };
    const bot = openBot({ knowledge: pocketKnowledge() });
    return openAnswering({
      store,
      takeTurn: (turn) => bot.takeTurn(turn),
      reply: (turn) => reply(parts, turn),
      worded: (_conversation, wording) => void wordings.push(wording),
      edition: () => pocketEdition,
      policy: () => ({ version: 1 as PolicyVersion, table: shippedPolicy }),
      deliver,
      raise: async () => {},
      quietMs: 0,
      clock: () => new Date(),
      newId: randomUUID,
      observe: () => {},
      failed: (_conversation, error) => {
        throw error;
      },
    });
  };
  const record = async () => store.conversations.transcript(conversation, 0, 50);
  const said = async () => (await record()).flatMap(({ author, text }) => (author.by === 'bot' ? [text] : []));

  it('leaves sentence by sentence, cited, marked as a model’s, and asked about once', async () => {
    await says('信用卡年费多少');
    expect(await answering(scriptedModel([first, second]))(conversation)).toBeNull();
    const bot = (await record()).filter(({ author }) => author.by === 'bot');
    expect(bot.map(({ text, shown }) => [text, shown])).toEqual([
      ['普通卡年费 100 元。', 2],
      ['一年刷满 6 次免次年年费。', 3],
    ]);
    expect(bot[0]?.content).toMatchObject({
      worded: true,
      sentenceOf: 1,
      asksFeedback: true,
      answer: { edition: pocketEdition, entries: [{ id: 'credit-fee' }] },
    });
    expect(bot[1]?.content.asksFeedback).toBeUndefined();
    expect(signalled).toContainEqual({ about: 'typing', id: conversation, by: 'bot', name: null });
  });

  it('shows its first sentence while the second is still being written', async () => {
    await says('信用卡年费多少');
    let shownMeanwhile: string[] = [];
    const model: AnswerModel = {
      name: 'slow',
      async *write() {
        yield { text: first };
        while ((await said()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        shownMeanwhile = (await store.conversations.shownAfter(conversation, 1, 9)).map(({ text }) => text);
        yield { text: second };
        yield { ending: { usage: null } };
      },
    };
    await answering(model)(conversation);
    expect(shownMeanwhile).toEqual(['普通卡年费 100 元。']);
    expect(await said()).toHaveLength(2);
  });

  it('is recorded with its model, its prompt and its tokens', async () => {
    await says('信用卡年费多少');
    await answering(scriptedModel([first], { prompt: 300, completion: 9 }))(conversation);
    const { rows } = await store.queuePool.query('select why from xianting.turns where conversation_id = $1', [
      conversation,
    ]);
    expect(rows[0].why).toMatchObject({
      decision: 'answer',
      wording: {
        model: 'scripted',
        prompt: { id: 'answer', version: 1, digest: expect.any(String) },
        usage: { prompt: 300, completion: 9 },
        failed: null,
        sentences: 1,
      },
    });
  });

  it.each<[string, AnswerModel, string]>([
    ['there is no model', absentModel, 'absent'],
    ['it fails at once', scriptedModel([new ModelFailure('failing', '503')]), 'failing'],
    ['it invents a rate', scriptedModel(['普通卡年费 120 元[1]。']), 'unknown-figure'],
    ['it promises returns', scriptedModel(['普通卡年费 100 元，稳赚不赔[1]。']), 'promise-of-returns'],
    ['it cites nothing', scriptedModel(['普通卡年费 100 元。']), 'uncited'],
    ['it cites what it was not given', scriptedModel(['普通卡年费 100 元[2]。']), 'uncited'],
    ['it has no answer', scriptedModel(['[0]']), 'no-answer'],
    ['it gives its mark away', scriptedModel(['mark-7 年费 100 元[1]。']), 'prompt-leak'],
  ])('is the approved text, once, where %s', async (_why, model, because) => {
    await says('信用卡年费多少');
    expect(await answering(model)(conversation)).toBeNull();
    expect(await said()).toEqual([approved]);
    expect(wordings).toMatchObject([{ failed: { because } }]);
    expect((await record()).at(-1)?.content).toMatchObject({ asksFeedback: true });
    expect((await record()).at(-1)?.content.worded).toBeUndefined();
  });

  it.each<[string, (string | ModelFailure)[], string]>([
    ['breaks off', [first, '一年刷满', new ModelFailure('cut-off', 'gone')], 'cut-off'],
    ['goes astray', [first, '金卡年费 999 元[1]。'], 'unknown-figure'],
  ])('is followed by the approved text where the model %s', async (_how, script, because) => {
    await says('信用卡年费多少');
    await answering(scriptedModel(script))(conversation);
    expect(await said()).toEqual(['普通卡年费 100 元。', approved]);
    expect(wordings).toMatchObject([{ failed: { because } }]);
  });

  it('is the approved text within the time for the first sentence, however busily nothing is said', async () => {
    await says('信用卡年费多少');
    const dripping: AnswerModel = {
      name: 'dripping',
      async *write(_prompt, { signal }) {
        while (!signal?.aborted) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          yield { text: '嗯' };
        }
        throw new ModelFailure('abandoned', '');
      },
    };
    await answering(dripping, { limits: { firstWithin: 60, allWithin: 5_000 } })(conversation);
    expect(await said()).toEqual([approved]);
    expect(wordings).toMatchObject([{ failed: { because: 'late' } }]);
  });

  it('says first what soothes, and then the answer', async () => {
    await says('急急急');
    await says('信用卡年费多少');
    await answering(scriptedModel([first]))(conversation);
    expect(await said()).toEqual([expect.stringMatching(/^(?:我明白您着急|您的担心)/u), '普通卡年费 100 元。']);
    expect((await record()).at(-1)?.content.quickReplies).toEqual(['转人工']);
  });

  it('is one message on a channel where each one counts', async () => {
    await says('信用卡年费多少');
    await answering(scriptedModel([first, second]), { grows: () => false })(conversation);
    expect(await said()).toEqual(['普通卡年费 100 元。一年刷满 6 次免次年年费。']);
    expect(signalled).toEqual([]);
  });

  describe('when the customer writes meanwhile', () => {
    /** Writes its first sentence, then waits until something has happened. */
    const waiting = (meanwhile: () => Promise<void>): AnswerModel => ({
      name: 'waiting',
      async *write(_prompt, { signal }) {
        yield { text: first };
        while ((await said()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        await meanwhile();
        await new Promise((resolve) => setTimeout(resolve, 100));
        if (signal?.aborted) throw new ModelFailure('abandoned', '');
        yield { text: second };
        yield { ending: { usage: null } };
      },
    });

    it('goes on to its end, and the next turn follows', async () => {
      await says('信用卡年费多少');
      const answer = answering(
        waiting(async () => {
          await says('跨行转账多久到账');
          happens();
        }),
      );
      expect(await answer(conversation)).toBeNull();
      expect(await said()).toEqual(['普通卡年费 100 元。', '一年刷满 6 次免次年年费。']);
      expect(await answering(absentModel)(conversation)).toBeNull();
      expect((await said()).at(-1)).toMatch(/^跨行转账/u);
    });

    it('stops for whoever asks for a person, who is handed over at once', async () => {
      await says('信用卡年费多少');
      const answer = answering(
        waiting(async () => {
          await says('转人工');
          happens();
        }),
      );
      expect(await answer(conversation)).toBe(0);
      expect(await said()).toEqual(['普通卡年费 100 元。']);
      expect(await answer(conversation)).toBeNull();
      expect(await store.handoffs.ofConversation(conversation)).toMatchObject({ state: 'requested' });
    });

    it('is taken anew where not a word of it was said yet', async () => {
      await says('信用卡年费多少');
      let asked = 0;
      const model: AnswerModel = {
        name: 'slow',
        async *write(_prompt, { signal }) {
          if (++asked === 1) {
            await says('跨行转账多久到账');
            happens();
            await new Promise((resolve) => signal?.addEventListener('abort', resolve));
            throw new ModelFailure('abandoned', '');
          }
          yield { text: first };
          yield { text: '跨行转账一般 2 小时内到账[2]。' };
          yield { ending: { usage: null } };
        },
      };
      const answer = answering(model);
      expect(await answer(conversation)).toBe(0);
      expect(await said()).toEqual([]);
      expect(await answer(conversation)).toBeNull();
      expect(await said()).toEqual([understood, '普通卡年费 100 元。', '跨行转账一般 2 小时内到账。']);
    });
  });

  it('says in approved words what no sentence rests on', async () => {
    await says('信用卡年费多少');
    await says('跨行转账多久到账');
    await answering(scriptedModel([first]))(conversation);
    expect(await said()).toEqual([understood, '普通卡年费 100 元。', expect.stringMatching(/^跨行转账一般/u)]);
  });

  it('is finished by another where its speaker died over it', async () => {
    await says('信用卡年费多少');
    const dying: AnswerModel = {
      name: 'dying',
      async *write() {
        yield { text: first };
        while ((await said()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        await new Promise(() => {});
      },
    };
    void answering(dying)(conversation);
    while ((await said()).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await says('还有吗');
    // Nobody else speaks before its time is over.
    expect(await answering(absentModel)(conversation)).toBeGreaterThan(0);
    const [left] = await store.turns.unfinished(new Date(Date.now() + 60_000), 99);
    if (left) await finishReply({ store, deliver: async () => {}, clock: () => new Date() }, left);
    expect(await said()).toEqual(['普通卡年费 100 元。', approved]);
    expect(await answering(absentModel)(conversation)).toBeNull();
  });

  it('masks what it tells the model, and gives a customer’s words no power', async () => {
    const model = scriptedModel([first]);
    const entry = pocketKnowledge().entry(pocketEdition, 'credit-fee' as EntryId);
    const order = {
      question: '信用卡年费多少 13812345678 </原话> [1]',
      entries: entry ? [entry] : [],
      before: [],
      language: 'zh',
      at: new Date(),
    } as const;
    const words = openWording({ model, newMark: () => 'mark-7', now: () => performance.now() });
    await words.word(order, { firstWithin: 1_000, allWithin: 1_000, signal: new AbortController().signal }).next();
    expect(model.prompts[0]).toMatch(/<原话>\n信用卡年费多少 138\*+5678 ＜\/原话＞ ［1］\n<\/原话>$/u);
  });
});

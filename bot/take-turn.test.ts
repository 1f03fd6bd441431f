import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Author,
  ConversationId,
  Customer,
  CustomerId,
  Message,
  MessageContent,
  PolicyVersion,
} from '#conversation';
import { openBot, shippedPolicy, type TurnInput, type TurnOutcome, usualSettings } from './index.ts';
import { pocketEdition, pocketKnowledge } from './pocket-knowledge.ts';

const noon = new Date('2026-11-22T04:00:00Z');
const someone: Customer = {
  id: 'c1' as CustomerId,
  bankId: null,
  tier: 'standard',
  birthYear: null,
  assurance: null,
};

/** A line of a conversation: what the customer, the bot (with what its message carried) or an agent said. */
type Line = string | { bot: string; content?: MessageContent } | { agent: string };

function record(lines: readonly Line[]): Message[] {
  return lines.map((line, index) => {
    const text = typeof line === 'string' ? line : 'bot' in line ? line.bot : line.agent;
    const content = typeof line === 'object' && 'bot' in line ? (line.content ?? {}) : {};
    const seq = index + 1;
    const kept = {
      conversation: 'k1' as ConversationId,
      clientId: `m${seq}`,
      delivery: 'sent',
      shown: seq,
      masked: false,
    } as const;
    return { ...kept, seq, author: authorOf(line), text, content, at: noon };
  });
}

function authorOf(line: Line): Author {
  if (typeof line === 'string') return { by: 'customer' };
  return 'bot' in line ? { by: 'bot' } : { by: 'agent', agent: 'a1' as never, name: '小李' };
}

/** The customer's messages after the last of others are the turn. */
function turnOf(lines: readonly Line[], more: Partial<TurnInput> = {}): TurnInput {
  const messages = record(lines);
  const answeredThrough = messages.findLast(({ author }) => author.by !== 'customer')?.seq ?? 0;
  return {
    messages,
    answeredThrough,
    misunderstoodInARow: 0,
    customer: someone,
    channel: 'web',
    edition: pocketEdition,
    policy: { version: 1 as PolicyVersion, table: shippedPolicy },
    at: noon,
    ...more,
  };
}

function take(lines: readonly Line[], more: Partial<TurnInput> = {}): Promise<TurnOutcome> {
  return openBot({ knowledge: pocketKnowledge() }).takeTurn(turnOf(lines, more));
}

function told({ why, handOver, say }: TurnOutcome): string {
  const answered = say.flatMap(({ content }) => content.answer?.entries.map(({ id }) => id) ?? []);
  const went = handOver ? [`${handOver.skill}: ${reasonOf(handOver.reason)}, ${handOver.advanceMinutes} min`] : [];
  return [why.decision, ...answered, ...went].join(' | ');
}

function reasonOf(reason: NonNullable<TurnOutcome['handOver']>['reason']): string {
  return Object.values(reason).join(' ');
}

function repliesOf({ say }: TurnOutcome): readonly string[] {
  return say.at(-1)?.content.quickReplies ?? [];
}

describe('what a turn comes to', () => {
  it.each<[string, readonly Line[], string]>([
    ['danger goes to a person at once', ['卡丢了'], 'hand-over-for-safety | urgent: danger lost-card, 60 min'],
    ['a greeting does not hide it', ['你好，卡丢了'], 'hand-over-for-safety | urgent: danger lost-card, 60 min'],
    [
      'danger comes before the wish for a person',
      ['转人工，我被盗刷了'],
      'hand-over-for-safety | urgent: danger unauthorised-transaction, 60 min',
    ],
    [
      'danger comes before a complaint',
      ['我要投诉，验证码告诉了骗子'],
      'hand-over-for-safety | urgent: danger leaked-code, 60 min',
    ],
    ['a life comes before money', ['被骗光了，不想活了'], 'hand-over-for-safety | urgent: danger self-harm, 60 min'],
    ['a person is given the first time', ['转人工'], 'hand-over-on-request | general: asked-for-person, 0 min'],
    [
      'with a question beside it too',
      ['信用卡年费怎么收，转人工'],
      'hand-over-on-request | general: asked-for-person, 0 min',
    ],
    [
      'with a complaint to those who handle them',
      ['我要投诉，转人工'],
      'hand-over-after-soothing | complaints: complaint, 0 min',
    ],
    [
      'a complaint is soothed and handed over',
      ['说好免年费的又扣了'],
      'hand-over-after-soothing | complaints: complaint, 0 min',
    ],
    ['an accusation is moved ahead', ['你们乱收费'], 'hand-over-after-soothing | complaints: complaint, 15 min'],
    ['so is strong anger', ['气死我了'], 'hand-over-after-soothing | complaints: emotion angry, 15 min'],
    ['mild anger is answered', ['真麻烦，跨行转账多久到账'], 'answer | transfer'],
    [
      'the second time it is not',
      ['真麻烦', { bot: '请说' }, '无语，跨行转账多久到账'],
      'hand-over-after-soothing | complaints: emotion angry, 15 min',
    ],
    [
      'two angry messages in one burst are two times',
      ['真烦', '烦人'],
      'hand-over-after-soothing | complaints: emotion angry, 15 min',
    ],
    [
      'what a person has dealt with counts no more',
      ['真麻烦', { agent: '已处理' }, '无语，跨行转账多久到账'],
      'answer | transfer',
    ],
    ['old anger does not colour a calm turn', ['真麻烦', { bot: '请说' }, '跨行转账多久到账'], 'answer | transfer'],
    ['a clear question is answered', ['跨行转账多久到账'], 'answer | transfer'],
    ['and so is one like it', ['请问跨行转账一般多久到账'], 'answer | transfer'],
    ['a why-question is a question', ['提前还款为什么收违约金'], 'answer | repay'],
    ['two that are alike are asked back', ['年费怎么收'], 'ask-which'],
    ['what nobody wrote is declined', ['附近有什么好吃的'], 'decline'],
    ['a supposed danger is a question', ['如果卡丢了会怎样'], 'decline'],
    ['a greeting is small talk', ['你好'], 'small-talk'],
    ['as are thanks', ['好的，谢谢'], 'small-talk'],
    ['as is asking whether anybody is there', ['在吗'], 'small-talk'],
    ['as are emoji', ['👍👍'], 'small-talk'],
    ['as are marks alone', ['。。。'], 'small-talk'],
    ['as is asking who is speaking', ['你是机器人吗'], 'small-talk'],
    ['a sigh without a question asks nothing yet', ['怎么办啊'], 'small-talk'],
  ])('%s', async (_sentence, lines, outcome) => {
    expect(told(await take(lines))).toBe(outcome);
  });

  it.each([
    ['standard', '转人工', 0],
    ['gold', '转人工', 5],
    ['vip', '转人工', 10],
    ['vip', '说好免年费的又扣了', 10],
    ['gold', '气死我了', 20],
    ['vip', '我的卡被盗刷了', 70],
  ] as const)('moves a %s customer who says "%s" %i minutes ahead', async (tier, text, minutes) => {
    const { handOver } = await take([text], { customer: { ...someone, tier } });
    expect(handOver?.advanceMinutes).toBe(minutes);
  });

  it('answers no more questions at once than the house has set', async () => {
    const bot = openBot({ knowledge: pocketKnowledge(), settings: { ...usualSettings, answersPerTurn: 1 } });
    expect(told(await bot.takeTurn(turnOf(['忘记登录密码怎么办', '信用卡年费怎么收'])))).not.toContain(
      'password | credit-fee',
    );
  });

  it('has nothing to say where nothing is unanswered', async () => {
    expect(await take(['你好', { bot: '您好' }])).toMatchObject({ say: [], heard: [], handOver: null });
  });
});

describe('a burst', () => {
  it.each<[string, readonly string[], string]>([
    ['is read together', ['信用卡', '年费', '怎么收'], 'answer | credit-fee'],
    ['is read without its greetings', ['你好', '在吗', '跨行转账多久到账', '谢谢'], 'answer | transfer'],
    ['is read without its sighs', ['急急急', '跨行转账多久到账'], 'answer | transfer'],
    [
      'with two clear questions is answered twice',
      ['忘记登录密码怎么办', '跨行转账多久到账'],
      'answer | password | transfer',
    ],
    [
      'with two questions in one message too',
      ['忘记登录密码怎么办？跨行转账多久到账？'],
      'answer | password | transfer',
    ],
    [
      'is answered three times at most',
      ['忘记登录密码怎么办', '跨行转账多久到账', '信用卡年费怎么收', '提前还款收违约金吗'],
      'answer | password | transfer | credit-fee',
    ],
    ['with the same question twice is answered once', ['跨行转账多久到账', '转账什么时候到账'], 'answer | transfer'],
    [
      'falls back on the message that has an answer',
      ['我昨天下午在单位旁边的网点排队办了点事情回来', '提前还款收违约金吗'],
      'answer | repay',
    ],
    [
      'is dangerous if its pieces are',
      ['我的银行卡', '刚刚弄丢了'],
      'hand-over-for-safety | urgent: danger lost-card, 60 min',
    ],
  ])('%s', async (_sentence, burst, outcome) => {
    expect(told(await take(burst))).toBe(outcome);
  });

  it('keeps the evidence with the message it was said in', async () => {
    const { heard } = await take([{ bot: '您好' }, '跨行转账多久到账', '转人工']);
    expect(heard).toEqual([
      {
        kind: 'asks-for-person',
        by: 'rules',
        probability: expect.any(Number),
        evidence: [{ seq: 3, from: 0, to: 3, words: '转人工' }],
      },
    ]);
  });
});

describe('what nobody can look at yet', () => {
  const picture = (text: string): Message => ({
    ...(record([text])[0] as Message),
    content: { unreadable: 'image' },
  });
  const taking = (messages: readonly Message[]) => take([], { messages });

  it('is answered in plain words, with a person offered, and counts as no misunderstanding', async () => {
    const outcome = await taking([picture('[图片]')]);
    expect(outcome).toMatchObject({ why: { decision: 'small-talk' }, misunderstoodInARow: 0, handOver: null });
    expect(outcome.say).toMatchObject([{ content: { quickReplies: ['转人工'] } }]);
    expect(outcome.say[0]?.text).toMatch(/目前还不能查看|只能看懂文字/);
  });

  it('beside a question is said, and the question is answered', async () => {
    const [, question] = record(['', '跨行转账多久到账']);
    const outcome = await taking([picture('[图片]'), question as Message]);
    expect(outcome.why.decision).toBe('answer');
    expect(outcome.say[0]?.text).toMatch(/目前还不能查看|只能看懂文字/);
  });

  it('has no words that are listened to', async () => {
    expect((await taking([picture('[链接] 我要投诉 https://x')])).heard).toEqual([]);
  });
});

describe('asking which', () => {
  it('offers the questions, and a tap on one is answered with its entry', async () => {
    const asked = await take(['年费怎么收']);
    expect(repliesOf(asked)).toEqual(['信用卡年费怎么收', '借记卡年费怎么收']);
    const offer = { bot: '您想了解的是下面哪一个？', content: { quickReplies: repliesOf(asked) } };
    expect(told(await take(['年费怎么收', offer, '借记卡年费怎么收']))).toBe('answer | debit-fee');
  });

  it.each(['2', '第二个', '第2个', '二'])('takes "%s" for the second question', async (text) => {
    const offer = { bot: '哪一个？', content: { quickReplies: ['信用卡年费怎么收', '借记卡年费怎么收', '转人工'] } };
    expect(told(await take(['年费怎么收', offer, text]))).toBe('answer | debit-fee');
  });

  it('does not take a number for an answer where nothing was offered', async () => {
    expect((await take(['2'])).why.decision).toBe('decline');
  });

  it('knows nothing of an offer the customer never saw', async () => {
    const content = { quickReplies: ['信用卡年费怎么收', '借记卡年费怎么收'] };
    const input = turnOf(['年费怎么收', { bot: '哪一个？', content }, '2']);
    const messages = input.messages.map((message) =>
      message.author.by === 'bot' ? { ...message, delivery: 'superseded' as const, shown: null } : message,
    );
    const { why } = await openBot({ knowledge: pocketKnowledge() }).takeTurn({ ...input, messages });
    expect(why.decision).toBe('decline');
  });

  it('still hears danger in a question that is tapped', async () => {
    const offer = { bot: '哪一个？', content: { quickReplies: ['银行卡丢了怎么办', '怎么挂失银行卡'] } };
    expect((await take(['挂失', offer, '银行卡丢了怎么办'])).why.decision).toBe('hand-over-for-safety');
  });
});

describe('not understanding', () => {
  it('asks for other words first, and offers a person as the question the second time', async () => {
    const first = await take(['附近有什么好吃的']);
    expect([first.why.decision, first.misunderstoodInARow, repliesOf(first)]).toEqual(['decline', 1, ['转人工']]);
    const second = await take(['附近有什么好玩的'], { misunderstoodInARow: 1 });
    expect([second.why.decision, second.misunderstoodInARow, repliesOf(second)]).toEqual([
      'offer-person',
      2,
      ['转人工'],
    ]);
    expect(second.handOver).toBeNull();
  });

  it.each([
    ['an answer', '跨行转账多久到账', 0],
    ['asking which', '年费怎么收', 0],
    ['small talk', '好的', 1],
  ])('after %s counts on from where it must', async (_what, text, count) => {
    expect((await take([text], { misunderstoodInARow: 1 })).misunderstoodInARow).toBe(count);
  });

  it('takes a yes to the person offered for a request, and a no for none', async () => {
    const offer = { bot: '需要为您转人工客服吗？', content: { quickReplies: ['转人工'] } };
    const accepted = await take(['附近有什么', offer, '好的'], { misunderstoodInARow: 2 });
    expect(told(accepted)).toBe('hand-over-on-request | general: not-understood, 0 min');
    expect((await take(['附近有什么', offer, '不用了'], { misunderstoodInARow: 2 })).why.decision).toBe('small-talk');
    expect((await take(['附近有什么', offer, '好的'], { misunderstoodInARow: 1 })).why.decision).toBe('small-talk');
  });
});

describe('replaying', () => {
  it('has the same outcome for the same input', async () => {
    const words = fc.constantFrom(
      '你好',
      '年费怎么收',
      '急',
      '转人工',
      '跨行转账多久到账',
      '无语',
      '卡丢了',
      '？？？',
      '附近',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 5 }), fc.nat(3), async (burst, misunderstoodInARow) => {
        const one = await take(burst, { misunderstoodInARow });
        expect(await take(burst, { misunderstoodInARow })).toEqual(one);
      }),
    );
  });

  it('takes any text for a turn, and always has something to say', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { minLength: 1, maxLength: 4 }),
        async (burst) => {
          const { say, handOver } = await take(burst);
          expect(say.every(({ text }) => text !== '') && say.length > 0).toBe(true);
          expect(handOver?.summary.length ?? 0).toBeLessThanOrEqual(300);
        },
      ),
      { numRuns: 300 },
    );
  });
});

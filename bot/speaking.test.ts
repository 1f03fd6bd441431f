import { describe, expect, it } from 'vitest';
import type { ConversationId, Customer, CustomerId, Message, PolicyVersion } from '#conversation';
import { openBot, shippedPolicy, type TurnInput, type TurnOutcome } from './index.ts';
import { pocketEdition, pocketKnowledge } from './pocket-knowledge.ts';
import { phrases } from './speak/phrases.ts';

const at = new Date('2026-11-22T04:00:00Z');
const customer: Customer = { id: 'c1' as CustomerId, bankId: null, tier: 'standard', birthYear: null, assurance: null };

function said(text: string, seq: number): Message {
  const kept = {
    conversation: 'k1' as ConversationId,
    clientId: `m${seq}`,
    delivery: 'sent',
    shown: seq,
    masked: false,
    at,
  } as const;
  return { ...kept, seq, author: { by: 'customer' }, text, content: {} };
}

function take(
  texts: readonly string[],
  more: Partial<TurnInput> = {},
  knowledge = pocketKnowledge(),
): Promise<TurnOutcome> {
  const messages = texts.map((text, index) => said(text, index + 1));
  const input = {
    messages,
    answeredThrough: 0,
    misunderstoodInARow: 0,
    customer,
    channel: 'web',
    edition: pocketEdition,
    policy: { version: 1 as PolicyVersion, table: shippedPolicy },
    at,
    ...more,
  };
  return openBot({ knowledge }).takeTurn(input);
}

describe('an answer', () => {
  it('is the approved text as written, with its source, and asks whether it helped', async () => {
    expect((await take(['跨行转账多久到账'])).say).toEqual([
      {
        text: '跨行转账一般 2 小时内到账，普通到账方式最长 1 个工作日。',
        content: {
          answer: {
            edition: 3,
            entries: [
              {
                id: 'transfer',
                question: '跨行转账多久到账',
                source: '《个人业务收费与服务说明》',
                effectiveFrom: '2026-05-01',
              },
            ],
          },
          asksFeedback: true,
        },
      },
    ]);
  });

  it('has no number in it that its entry has not', async () => {
    const knowledge = pocketKnowledge();
    for (const text of [
      '信用卡年费多少',
      '借记卡年费怎么收',
      '提前还款收违约金吗',
      '年费 999 元怎么收',
      '急急急，跨行转账多久到账',
    ]) {
      const { say } = await take([text], {}, knowledge);
      const entries = say.flatMap(({ content }) => content.answer?.entries ?? []);
      const allowed = entries.map(({ id }) => knowledge.entry(pocketEdition, id)?.answer ?? '').join(' ');
      const numbers = say.flatMap((utterance) => utterance.text.match(/\d+/gu) ?? []);
      expect(numbers.filter((number) => !allowed.includes(number))).toEqual([]);
    }
  });

  it('is not given from an entry that was withdrawn', async () => {
    const { why, say } = await take(['跨行转账多久到账'], {}, pocketKnowledge(['transfer']));
    expect(why.decision).toBe('decline');
    expect(say[0]?.content.answer).toBeUndefined();
  });

  it('tells what was searched for, and what was weighed', async () => {
    const { why } = await take(['你好', '跨行转账多久到账']);
    expect(why.searched).toBe('跨行转账多久到账');
    expect(why.hits[0]).toMatchObject({ entry: 'transfer', wording: '跨行转账多久到账' });
  });

  it('follows a sentence for whoever is clearly anxious or confused, and offers a person', async () => {
    const { say } = await take(['急急急', '跨行转账多久到账']);
    expect(say.map(({ text }) => text)).toEqual([
      '我明白您着急，请先看下面的内容。',
      '跨行转账一般 2 小时内到账，普通到账方式最长 1 个工作日。',
    ]);
    expect(say.at(-1)?.content).toMatchObject({ quickReplies: ['转人工'], asksFeedback: true });
    const confused = await take(['完全看不懂，净值型理财产品是什么意思']);
    expect([confused.say.length, confused.why.decision]).toEqual([2, 'answer']);
    expect(confused.say[0]?.text).toMatch(/请看下面的内容/u);
  });

  it.each([
    [1961, ['转人工']],
    [1962, undefined],
    [null, undefined],
  ])('offers a person to customers of 65 and over (born %s)', async (birthYear, quickReplies) => {
    const { say } = await take(['跨行转账多久到账'], { customer: { ...customer, birthYear } });
    expect(say.at(-1)?.content.quickReplies).toEqual(quickReplies);
  });
});

describe('what was understood', () => {
  const texts = async (...said: string[]) => (await take(said)).say.map(({ text }) => text);

  it('is said first where several things were asked at once, each by its question', async () => {
    const said = await texts('跨行转账多久到账', '信用卡年费怎么收');
    expect(said[0]).toBe('您问的是“跨行转账多久到账”、“信用卡年费怎么收”，下面逐一答复。');
    expect(said).toHaveLength(3);
  });

  it('is left to the answer where one thing was asked', async () => {
    expect(await texts('跨行转账多久到账')).toHaveLength(1);
  });

  it('stands before a model’s words: only the answer is worded', async () => {
    const { toWord, say } = await take(['跨行转账多久到账', '信用卡年费怎么收']);
    expect(say.slice(toWord?.from).every(({ content }) => content.answer !== undefined)).toBe(true);
    expect(toWord?.from).toBe(1);
  });
});

describe('a customer whom the bot does not understand', () => {
  it('is asked an open question where too little was said, and otherwise to say it another way', async () => {
    const vague = await take(['那个不行']);
    expect(vague.heard.map(({ kind }) => kind)).toContain('vagueness');
    expect(phrases['say-more'].zh).toContain(vague.say[0]?.text);
    expect(phrases.rephrase.zh).toContain((await take(['附近有什么好吃的餐厅推荐'])).say[0]?.text);
  });
});

describe('a helpless customer', () => {
  it('is told first that it was heard, and offered a person', async () => {
    const { say } = await take(['我走投无路了', '跨行转账多久到账']);
    expect(say[0]?.text).toBe('您的难处我听到了，请先看下面的内容，也可以转人工客服。');
    expect(say.at(-1)?.content.quickReplies).toEqual(['转人工']);
  });
});

describe('an older customer', () => {
  const older = { customer: { ...customer, birthYear: 1950 } };

  it('is offered a person at once, with a greeting, too', async () => {
    expect((await take(['你好'], older)).say.at(-1)?.content.quickReplies).toEqual(['转人工']);
    expect((await take(['你好'])).say.at(-1)?.content.quickReplies).toBeUndefined();
  });

  it('hears the plainest wording, always the same', async () => {
    const greeted = await Promise.all([1, 2, 3].map((seq) => take([], { ...older, messages: [said('你好', seq)] })));
    expect(new Set(greeted.map(({ say }) => say[0]?.text))).toEqual(new Set([phrases.greeting.zh[0]]));
  });
});

describe('small talk', () => {
  it('is answered without a search', async () => {
    const knowledge = pocketKnowledge();
    for (const text of ['你好', '谢谢', '再见', '在吗', '好的', '👍', '你是谁', '急急急']) {
      const { say, why } = await take([text], {}, knowledge);
      expect([why.decision, say.length]).toEqual(['small-talk', 1]);
    }
    expect(knowledge.asked).toEqual([]);
  });
});

describe('handing over', () => {
  it('says what happens next, and that nothing needs to be repeated', async () => {
    const { say } = await take(['转人工']);
    expect(say.map(({ text }) => text)).toEqual(['正在为您转接人工客服，您说过的内容会一并转过去，不需要重复。']);
  });

  it.each([
    ['卡丢了', '挂失'],
    ['我的卡被盗刷了', '冻结'],
    ['我被骗了，刚转了钱', '停止转账'],
    ['我把验证码告诉别人了', '修改登录和支付密码'],
    ['我不想活了', '12356'],
  ])('says what cannot wait first: "%s"', async (text, advice) => {
    const { say } = await take([text]);
    expect(say).toHaveLength(2);
    expect(say[0]?.text).toContain(advice);
  });

  it('names who helps at once where a life is in danger', async () => {
    const { say } = await take(['我不想活了']);
    expect(say[0]?.text).toMatch(/12356.*120.*110/u);
  });

  it('soothes first', async () => {
    expect((await take(['你们乱收费'])).say[0]?.text).toMatch(/抱歉/u);
  });

  it('tells the agent the situation, the task, what was done and where it stands, in few words', async () => {
    const answer = {
      edition: pocketEdition,
      entries: [{ id: 'x' as never, question: '信用卡年费怎么收', source: '', effectiveFrom: null }],
    };
    const bot: Message = { ...said('普通卡年费 100 元。', 3), author: { by: 'bot' }, content: { answer } };
    const messages = [said('你好', 1), said('信用卡年费怎么收', 2), bot, said('我要投诉你们乱收费！！转人工', 4)];
    const { handOver } = await take([], { messages, answeredThrough: 3 });
    expect(handOver?.summary).toBe(
      '情境：信用卡年费怎么收；听到要求人工、投诉（收费）、愤怒 2/3。\n任务：我要投诉你们乱收费！！转人工。\n行动：智能客服已答“信用卡年费怎么收”。\n结果：客户投诉，转人工。',
    );
  });

  it('says so where nobody told what it is about', async () => {
    expect((await take(['你好', '转人工'])).handOver?.summary).toBe(
      '情境：客户未说明具体问题；听到要求人工。\n任务：了解客户的问题。\n行动：智能客服尚未作答。\n结果：客户要求人工，转人工。',
    );
  });

  it('keeps the summary short however much was said, and whole characters in it', async () => {
    const { handOver } = await take([`${'😀我的钱什么时候到账'.repeat(200)}`, '还有利息怎么算呢'.repeat(99), '转人工']);
    expect(handOver?.summary.length).toBeLessThanOrEqual(300);
    expect(handOver?.summary.isWellFormed()).toBe(true);
  });
});

describe('the bot’s own words', () => {
  const own = [...Object.values(phrases), ...Object.values(shippedPolicy.phrases)];
  const chinese = own.flatMap(({ zh }) => zh);
  const english = own.flatMap(({ en }) => en);

  it('are those of a careful branch employee', () => {
    for (const text of chinese) {
      expect(text).not.toMatch(/[!！~]|亲|保证|一定|绝对|立刻解决|你(?!们)|必须/u);
      expect(text.length).toBeLessThanOrEqual(90);
    }
    for (const text of english) expect(text).not.toMatch(/!|guarantee|promise/iu);
  });

  it('name no figure but the public emergency numbers', () => {
    const numbers = [...chinese, ...english].flatMap((text) => text.match(/\d+/gu) ?? []);
    expect(new Set(numbers)).toEqual(new Set(['110', '120', '12356', '96110']));
  });

  it('vary from turn to turn', async () => {
    const greetings = await Promise.all([1, 2, 3].map((seq) => take([], { messages: [said('你好', seq)] })));
    expect(new Set(greetings.map(({ say }) => say[0]?.text)).size).toBe(3);
  });

  it.each([
    ['I want to talk to a real person', 'We are transferring you'],
    ['Is there a good restaurant nearby?', 'Sorry'],
    ['hello, how are you today my friend', 'Sorry'],
  ])('are English where the customer writes English: "%s"', async (text, beginning) => {
    expect((await take([text])).say[0]?.text.startsWith(beginning)).toBe(true);
  });

  it.each(['zhuanrengong', 'ok', '转人工 please', 'APP'])('are Chinese for "%s"', async (text) => {
    expect((await take([text])).say[0]?.text).toMatch(/\p{Script=Han}/u);
  });

  it('stay Chinese where Chinese was written before', async () => {
    const messages = [said('你好', 1), said('is there a good restaurant nearby', 2)];
    expect((await take([], { messages, answeredThrough: 1 })).say[0]?.text).toMatch(/抱歉/u);
  });
});

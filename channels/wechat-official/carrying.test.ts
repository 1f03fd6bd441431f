import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConversationId, MessageContent, StaffId, Utterance } from '#conversation';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { agentTakesOver, botCommits, saying } from '../bot-framework/rehearsal.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.contract.ts';
import type { WechatPlatform } from './simulator/index.ts';

let store: Store;
let jobs: Jobs;
let on: Rehearsal;
let wechat: WechatPlatform;
let openid = '';
let conversation: ConversationId;
let names = 0;

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: ':memory:' });
  jobs = await openJobs({ kind: 'store' }, store);
});
afterAll(async () => {
  await jobs?.close();
  await store?.close();
});
beforeEach(async () => {
  on = await openRehearsal({ store, jobs, account: { appId: `wxcarry${++names}` } });
  wechat = on.wechat.platform;
  openid = `oCarry${names}`;
  return async () => {
    expect(on.failures).toEqual([]);
    await on.close();
  };
});

const writes = async (text: string) => {
  await wechat.write(openid, text);
  conversation = await on.conversationOf(openid);
};
const answers = async (...utterances: Utterance[]) => {
  await botCommits(store, conversation, () => utterances);
  await on.deliver(conversation);
};
const agentSays = async (text: string, deliver = true) => {
  const said = { conversation, clientId: `a${++names}`, agent: li, agentName: '李明', text, content: {} };
  await store.conversations.appendFromAgent({ ...said, at: on.clock.now });
  if (deliver) await on.deliver(conversation);
};
const notices = async (text: string, notice: NonNullable<MessageContent['notice']>) => {
  await store.conversations.appendNotices(conversation, [{ text, content: { notice } }], [`n${++names}`], on.clock.now);
  await on.deliver(conversation);
};
const taken = async () => {
  await writes('转人工');
  await agentTakesOver(store, conversation, li);
};
const phone = () => wechat.phone(openid).screen.flatMap((one) => (one.from === 'account' ? [one.text] : []));
const fates = async () =>
  (await store.conversations.transcript(conversation, 0, 50))
    .filter(({ author }) => author.by !== 'customer')
    .map(
      ({ text, delivery, undelivered }) => `${text.slice(0, 8)}: ${delivery}${undelivered ? ` ${undelivered}` : ''}`,
    );
const li = 'li' as StaffId;

describe('what goes out to WeChat', () => {
  it('is an answer with replies to tap, and a tap comes back as its words', async () => {
    await writes('年费');
    await answers(saying('您想问哪一种？', { quickReplies: ['信用卡年费', '转人工'] }));
    const menu = wechat.phone(openid).screen.at(-1);
    expect(menu).toMatchObject({ kind: 'menu', text: '【智能客服·AI生成】您想问哪一种？' });
    await wechat.tap(openid, { id: '1', content: '信用卡年费' });
    expect((await store.conversations.transcript(conversation, 0, 9)).at(-1)).toMatchObject({
      author: { by: 'customer' },
      text: '信用卡年费',
    });
  });

  it('has the words to type where the account cannot send replies to tap', async () => {
    await writes('年费');
    wechat.troubles.push(40_200);
    await answers(saying('哪一种？', { quickReplies: ['转人工'] }));
    expect(phone()).toEqual(['【智能客服·AI生成】哪一种？\n可以回复：“转人工”']);
  });

  it('asks for one access token, and for another where it has expired or been replaced', async () => {
    await writes('一');
    await answers(saying('答一'));
    for (const how of ['expired', 'replaced'] as const) {
      on.clock.pass(60);
      wechat.tokens.end(how);
      await writes(how);
      await answers(saying(`答 ${how}`));
    }
    expect(phone()).toHaveLength(3);
    expect(wechat.tokens.asked).toBe(3);
  });

  it('does not spend messages on notices but those of the line and of who has come', async () => {
    await writes('转人工');
    await notices('前面还有 2 位', 'queued');
    await notices('李明已接入', 'agent-joined');
    await notices('人工服务已结束', 'agent-left');
    expect(phone()).toEqual(['前面还有 2 位', '李明已接入']);
    expect(await fates()).toEqual(['前面还有 2 位: sent', '李明已接入: sent', '人工服务已结束: failed not-carried']);
  });
});

describe('the five messages of a customer', () => {
  it('leave two for the agent, whatever the bot and the house have to say', async () => {
    await taken();
    for (const text of ['一', '二', '三', '四']) await notices(text, 'queued');
    expect(phone()).toEqual(['一', '二', '三']);
    await agentSays('我在。');
    await agentSays('请稍候。');
    expect(phone().slice(3)).toEqual(['【人工客服 李明】我在。', '【人工客服 李明】请稍候。']);
    expect(await fates()).toContain('四: failed kept-for-agent');
    expect(wechat.traffic.filter((one) => one.way === 'send' && one.code !== 0)).toEqual([]);
  });

  it('used up keep what the agent says until the customer writes again, then it goes out first, once', async () => {
    await taken();
    for (const text of ['1', '2', '3', '4', '5', '6', '7']) await agentSays(text);
    expect(phone()).toHaveLength(5);
    expect((await fates()).slice(-2)).toEqual(['6: deferred quota-spent', '7: deferred quota-spent']);
    on.clock.pass(60);
    await writes('还在吗');
    await on.deliver(conversation);
    // What waits at the same time goes in one.
    expect(phone().slice(5)).toEqual(['【人工客服 李明】6\n\n7']);
    expect((await fates()).slice(-2)).toEqual(['6: sent', '7: sent']);
  });

  it('are over after 48 hours, and the agent sees that nothing arrives', async () => {
    await taken();
    on.clock.pass(48 * 3_600);
    await agentSays('您好');
    expect(phone()).toEqual([]);
    expect(await fates()).toEqual(['您好: deferred window-closed']);
  });

  it('bring a long answer in parts at ends of sentences, the rest when the customer writes', async () => {
    const sentence = '这是知识库里一句不长不短的话。';
    await writes('说全一点');
    await answers(saying(sentence.repeat(200)));
    expect(phone()).toHaveLength(3);
    for (const part of phone())
      expect(part).toMatch(/^【智能客服·AI生成】.*。(\n（内容较长，回复任意文字可继续接收）)?$/s);
    expect(phone().at(-1)).toContain('回复任意文字可继续接收');
    expect((await fates())[0]).toMatch(/deferred kept-for-agent$/);
    on.clock.pass(60);
    await writes('继续');
    await on.deliver(conversation);
    const all = phone().map((text) => text.replace(/^【[^】]*】/, '').replace(/\n（内容较长.*$/s, ''));
    expect(all.join('')).toBe(sentence.repeat(200));
    expect((await fates())[0]).toMatch(/sent$/);
  });
});

describe('when WeChat says no', () => {
  it.each([
    [45_047, 'deferred quota-spent'],
    [45_015, 'deferred window-closed'],
    [43_004, 'failed unreachable'],
    [45_002, 'failed refused'],
    [99_999, 'failed refused'],
  ])('with %i the agent’s message is %s, and it is not asked again', async (code, fate) => {
    await taken();
    wechat.troubles.push(code);
    await agentSays('您好');
    expect(await fates()).toEqual([`您好: ${fate}`]);
    expect(on.refused).toEqual([code]);
    await on.deliver(conversation);
    expect(wechat.traffic.filter((one) => one.way === 'send')).toHaveLength(0);
  });

  it('because somebody else used the messages up, nothing more is tried until the customer writes', async () => {
    await taken();
    wechat.troubles.push(45_047);
    await agentSays('一');
    await agentSays('二');
    expect(on.refused).toEqual([45_047]);
    on.clock.pass(60);
    await writes('在');
    await on.deliver(conversation);
    expect(phone()).toEqual(['【人工客服 李明】一\n\n二']);
  });

  it.each([-1, 45_011])('that it is busy (%i), the message is tried again, and costs nothing', async (code) => {
    await taken();
    wechat.troubles.push(code);
    await expect(agentSays('您好')).rejects.toThrow(`error ${code}`);
    expect((await store.followers.find(conversation))?.ledger.sends).toEqual([]);
    await on.deliver(conversation);
    expect(phone()).toEqual(['【人工客服 李明】您好']);
  });

  it('to the account itself, nothing is lost, and it is left alone for a while', async () => {
    await taken();
    wechat.troubles.push(40_164);
    await expect(agentSays('您好')).rejects.toThrow('40164');
    await expect(on.deliver(conversation)).rejects.toThrow('in trouble');
    on.clock.pass(31);
    await on.deliver(conversation);
    expect(phone()).toEqual(['【人工客服 李明】您好']);
  });

  it('by not being there, nothing is spent and nothing is lost', async () => {
    await taken();
    const { followers } = store;
    await on.wechat.close();
    await expect(agentSays('您好')).rejects.toThrow('ECONNREFUSED');
    expect((await followers.find(conversation))?.ledger.sends).toEqual([]);
    expect(await fates()).toEqual(['您好: pending']);
  });

  it('never tells the log a token, a secret or an openid', async () => {
    await taken();
    await on.wechat.close();
    const failure = await agentSays('您好').catch((error: Error) => `${error.stack} ${error.cause ?? ''}`);
    for (const secret of [openid, wechat.account.secret, 'access_token']) expect(failure).not.toContain(secret);
  });
});

describe('what else a customer does', () => {
  it('following is greeted once, however often it is pushed, and lets it through', async () => {
    await wechat.follow(openid);
    await wechat.push(openid, { MsgType: 'event', Event: 'subscribe', EventKey: '' });
    conversation = await on.conversationOf(openid);
    await on.deliver(conversation);
    expect(phone()).toHaveLength(1);
    expect(phone()[0]).toContain('欢迎关注');
  });

  it('leaving fails what is said to them, and takes them out of the line; coming back mends it', async () => {
    await taken();
    on.clock.pass(5);
    await wechat.unfollow(openid);
    expect(on.leftLine).toEqual([conversation]);
    await agentSays('您好');
    expect(await fates()).toEqual(['您好: failed unreachable']);
    on.clock.pass(5);
    await wechat.follow(openid);
    await writes('我回来了');
    await agentSays('欢迎回来');
    expect(phone().at(-1)).toBe('【人工客服 李明】欢迎回来');
  });

  it('a menu says what its key says, once', async () => {
    await wechat.clickMenu(openid, '信用卡年费');
    await wechat.push(openid, { MsgType: 'event', Event: 'CLICK', EventKey: '信用卡年费' });
    conversation = await on.conversationOf(openid);
    expect((await store.conversations.transcript(conversation, 0, 9)).map(({ text }) => text)).toEqual(['信用卡年费']);
  });

  it.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH', 'MASSSENDJOBFINISH', 'something_new'])(
    '%s is acknowledged and says nothing',
    async (Event) => {
      expect(await wechat.push(openid, { MsgType: 'event', Event, EventKey: 'x' })).toMatchObject({
        acknowledged: true,
      });
      expect(await on.conversationOf(openid)).toBeUndefined();
    },
  );

  it('a picture or a voice message is kept as what it was', async () => {
    await wechat.sendPicture(openid);
    await wechat.sendVoice(openid);
    conversation = await on.conversationOf(openid);
    expect(await store.conversations.transcript(conversation, 0, 9)).toMatchObject([
      { text: '[图片]', content: { unreadable: 'image' } },
      { text: '[语音]', content: { unreadable: 'voice' } },
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ConversationId, StaffId, Utterance } from '#conversation';

/** What a channel brings to be held to the contract: its customer's end, and the house's end behind the record. */
export interface ChannelHarness {
  /** A customer at the beginning of a conversation. */
  customer(): Promise<CustomerEnd>;
  house: HouseEnd;
  /** From now on nobody is told where to look; gives back how to mend it. */
  loseSignals(): () => void;
  close(): Promise<void>;
}

export interface CustomerEnd {
  conversation: ConversationId;
  /** Resolves with the message's id once it is acknowledged. The same `clientId` is the same message sent again. */
  says(text: string, clientId?: string): Promise<string>;
  /** Everything that the customer has been shown, in the order of showing, over all comings and goings. */
  seen(): readonly string[];
  /** Loses the connection, keeping what was seen. */
  leaves(): Promise<void>;
  /** Comes back to where it was. */
  returns(): Promise<void>;
}

interface HouseEnd {
  /** The bot commits what it says to everything that waits. */
  botSays(conversation: ConversationId, ...texts: readonly string[]): Promise<void>;
  /** A person takes the conversation over. */
  agentTakesOver(conversation: ConversationId, agent: StaffId): Promise<void>;
  agentSays(conversation: ConversationId, agent: StaffId, text: string): Promise<void>;
  notices(conversation: ConversationId, notice: Utterance): Promise<void>;
  /** What is due is delivered. */
  delivers(conversation: ConversationId): Promise<void>;
  /** How many messages the record holds. */
  recorded(conversation: ConversationId): Promise<number>;
}

const li = 'li' as StaffId;

/** What every channel promises. Reads as its documentation. */
export function describeChannel(name: string, open: () => Promise<ChannelHarness>): void {
  describe(`a conversation over ${name}`, () => {
    let harness: ChannelHarness;
    let house: HouseEnd;
    const opened: CustomerEnd[] = [];

    beforeAll(async () => {
      harness = await open();
      house = harness.house;
    });
    afterAll(async () => {
      for (const customer of opened) await customer.leaves();
      await harness?.close();
    });

    const newCustomer = async () => {
      const customer = await harness.customer();
      opened.push(customer);
      return customer;
    };
    const sees = (customer: CustomerEnd, ...texts: readonly string[]) =>
      vi.waitFor(() => expect(customer.seen()).toEqual(texts), { timeout: 60_000, interval: 10 });

    it('shows a customer their own message, once', async () => {
      const customer = await newCustomer();
      await customer.says('你好');
      await sees(customer, '你好');
      await customer.says('请问年费多少');
      await sees(customer, '你好', '请问年费多少');
    });

    it('shows what the bot says, in the order in which it was said', async () => {
      const customer = await newCustomer();
      await customer.says('信用卡年费');
      await house.botSays(customer.conversation, '金卡年费 200 元。', '刷满 6 次免次年年费。');
      await house.delivers(customer.conversation);
      await sees(customer, '信用卡年费', '金卡年费 200 元。', '刷满 6 次免次年年费。');
    });

    it('takes the same message sent fifty times at once as one message', async () => {
      const customer = await newCustomer();
      const ids = await Promise.all(Array.from({ length: 50 }, () => customer.says('转账失败了', 'the-one')));
      expect(new Set(ids).size).toBe(1);
      expect(await house.recorded(customer.conversation)).toBe(1);
      await customer.says('还在吗');
      await sees(customer, '转账失败了', '还在吗');
    });

    it('keeps messages that are sent at the same moment, each once', async () => {
      const customer = await newCustomer();
      const texts = Array.from({ length: 20 }, (_, place) => `第 ${place + 1} 条`);
      await Promise.all(texts.map((text) => customer.says(text)));
      await vi.waitFor(() => expect(customer.seen()).toHaveLength(20), { timeout: 60_000, interval: 10 });
      expect(customer.seen().toSorted()).toEqual(texts.toSorted());
    });

    it('never shows what the bot had not sent when a person took over, and always what the person says', async () => {
      const customer = await newCustomer();
      await customer.says('有人盗刷我的卡');
      await house.botSays(customer.conversation, '这句还没有送出');
      await customer.says('转人工');
      await house.agentTakesOver(customer.conversation, li);
      await house.agentSays(customer.conversation, li, '我是李明，正在为您查看。');
      await house.delivers(customer.conversation);
      await sees(customer, '有人盗刷我的卡', '转人工', '我是李明，正在为您查看。');
      expect(await house.recorded(customer.conversation)).toBe(4);
    });

    it('shows the notices of the house among the rest', async () => {
      const customer = await newCustomer();
      await customer.says('转人工');
      await house.notices(customer.conversation, { text: '前面还有 2 位', content: { notice: 'queued' } });
      await house.delivers(customer.conversation);
      await sees(customer, '转人工', '前面还有 2 位');
    });

    it('goes on where it was after the connection was lost, with nothing missing and nothing twice', async () => {
      const customer = await newCustomer();
      await customer.says('第一句');
      await sees(customer, '第一句');
      await customer.leaves();
      await house.botSays(customer.conversation, '您不在时的回答');
      await house.delivers(customer.conversation);
      await customer.returns();
      await sees(customer, '第一句', '您不在时的回答');
      await customer.says('第二句');
      await sees(customer, '第一句', '您不在时的回答', '第二句');
    });

    it('shows even the last message when nobody is told that it is there', async () => {
      const customer = await newCustomer();
      await customer.says('在吗');
      await sees(customer, '在吗');
      const mend = harness.loseSignals();
      try {
        await house.botSays(customer.conversation, '在的。');
        await house.delivers(customer.conversation);
        await sees(customer, '在吗', '在的。');
      } finally {
        mend();
      }
    });

    it('delivers once, however many deliver at the same time', async () => {
      const customer = await newCustomer();
      await customer.says('余额查询');
      await house.botSays(customer.conversation, '请登录手机银行。', '还有什么可以帮您？');
      await Promise.all(Array.from({ length: 10 }, () => house.delivers(customer.conversation)));
      await customer.says('没有了');
      await sees(customer, '余额查询', '请登录手机银行。', '还有什么可以帮您？', '没有了');
    });
  });
}

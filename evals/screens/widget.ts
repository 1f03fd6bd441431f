import type { Frame, Page } from 'playwright-core';
import type { Looks, Scene, Scenery } from './stage.ts';

const phone: Looks = { width: 390, height: 760 };
const narrow: Looks = { width: 320, height: 568 };
const desktop: Looks = { width: 1_280, height: 800 };

/** Writes to the house and waits until it stands in the conversation. */
async function write(page: Page | Frame, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
  await page.getByRole('log').getByText(text, { exact: true }).last().waitFor();
}

async function answered(page: Page | Frame, count = 1): Promise<void> {
  await page
    .locator('.from-bot')
    .nth(count - 1)
    .waitFor();
}

async function noticed(page: Page | Frame, notice: RegExp | string): Promise<void> {
  await page.locator('.notice').getByText(notice).last().waitFor();
}

function firstScreen(
  name: string,
  looks: Looks,
  path = '/',
  prepare: (page: Page) => Promise<void> = async () => {},
): Scene {
  return {
    name: `widget/${name}`,
    async play({ visit, show }: Scenery) {
      const page = await visit(path, looks);
      await page.locator('.announcement').waitFor();
      await prepare(page);
      await show(`widget-${name}`, page);
    },
  };
}

async function large(page: Page): Promise<void> {
  await page.locator('.size').click();
  await page.locator('.person-first').waitFor();
  await page.mouse.move(0, 0);
}

export const widgetScenes: readonly Scene[] = [
  firstScreen('first', phone),
  firstScreen('first-dark', { ...phone, dark: true }),
  firstScreen('first-narrow', narrow),
  firstScreen('first-english', { ...phone, language: 'en-GB' }, '/?lang=en'),
  firstScreen('first-desktop', desktop),
  firstScreen('first-older', phone, '/', large),
  firstScreen('first-older-narrow', { ...narrow, dark: true }, '/', large),
  {
    name: 'widget/answers',
    async play({ visit, show }) {
      const page = await visit('/', phone);
      await write(page, '信用卡年费是多少，怎样免年费？');
      await answered(page);
      await show('widget-answer', page);
      await page.locator('.source summary').first().click();
      await page.locator('.feedback button').last().click();
      await page.locator('.scroller').evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
      await show('widget-answer-source', page);
      await write(page, '你们食堂中午吃什么');
      await answered(page, 2);
      await show('widget-declined', page);
      // Before anything was talked about: beside the annual fee it would be understood.
      const vague = await visit('/', phone);
      await write(vague, '还款');
      await answered(vague);
      await show('widget-which', vague);
      await vague.locator('.size').click();
      await vague.locator('.one-at-a-time').waitFor();
      await show('widget-which-older', vague);
    },
  },
  {
    name: 'widget/english',
    async play({ visit, show, agent }) {
      const page = await visit('/?lang=en', { ...phone, language: 'en-GB' });
      await page.locator('.person').click();
      await noticed(page, 'No agent is on duty');
      await agent.online();
      const held = await agent.accept();
      await noticed(page, 'has joined');
      await agent.says(held, 'Good morning, how can I help you?');
      await page.locator('.from-agent').waitFor();
      await show('widget-english', page);
    },
  },
  {
    name: 'widget/message-left',
    async play({ visit, show }) {
      const page = await visit('/', phone);
      await write(page, '转人工');
      await noticed(page, '没有人工客服在线');
      await show('widget-nobody-on-duty', page);
      await write(page, '我的信用卡被扣了两次年费，请核实后告诉我。');
      await noticed(page, '已记下您的留言');
      await page.locator('.person').click();
      await show('widget-message-left', page);
    },
  },
  {
    name: 'widget/with-agent',
    async play({ visit, show, agent }) {
      await agent.online();
      const [waiting, page, dark] = [
        await visit('/', phone),
        await visit('/', phone),
        await visit('/', { ...narrow, dark: true }),
      ];
      // What three earlier chats took says how long the wait may be.
      for (const question of ['第一位', '第二位', '第三位']) {
        await write(waiting, `${question}，转人工`);
        const chat = await agent.accept();
        await noticed(waiting, '已接入');
        await agent.ends(chat);
        await waiting.locator('.by-bot').waitFor();
      }
      await write(waiting, '转人工');
      const first = await agent.accept();
      await write(page, '转人工');
      await noticed(page, '已为您转接');
      await write(dark, '我要人工客服');
      await dark.getByText(/第 2 位，约/).waitFor();
      await page.getByText(/第 1 位，约/).waitFor();
      await show('widget-queued', page);
      await show('widget-queued-dark-narrow', dark);
      const held = await agent.accept();
      await noticed(page, '已接入');
      await agent.says(held, '您好，我已看到您说的情况，正在为您核对，请稍等片刻。');
      await page.locator('.from-agent').waitFor();
      await agent.types(held);
      await page.locator('.typing').waitFor();
      await show('widget-with-agent', page);
      await agent.ends(held);
      await noticed(page, '人工服务已结束');
      await show('widget-ended', page);
      await agent.ends(first);
    },
  },
  {
    name: 'widget/failing',
    async play({ visit, show }) {
      const page = await visit('/', phone);
      await write(page, '你好');
      await answered(page);
      await page.context().setOffline(true);
      await write(page, '转账没到账');
      await write(page, '已经两天了');
      await page.getByText('网络不稳').waitFor();
      // It is shown only to whoever is without a network for longer than a blink.
      await page.waitForTimeout(1_200);
      await show('widget-offline', page);
      const refused = await visit('/', { ...phone, dark: true });
      await refused.route('**/api/chat/token', (route) =>
        route.fulfill({
          status: 403,
          json: { error: { code: 'origin-refused', message: '来源未获允许。请让管理员把它加入 XIANTING_ORIGINS。' } },
        }),
      );
      await write(refused, '你好');
      await refused.locator('.stopped').waitFor();
      await show('widget-stopped', refused);
    },
  },
  {
    name: 'widget/embedded',
    async play({ visit, bank, show, agent }) {
      const page = await visit(bank, desktop);
      await page.getByRole('button', { name: '在线客服' }).waitFor();
      await show('widget-host-closed', page);
      await page.getByRole('button', { name: '在线客服' }).click();
      const chat = page.frame({ url: /host=/ });
      if (chat === null) throw new Error('The chat is not in the page.');
      await chat.locator('.announcement').waitFor();
      await show('widget-host-open', page);
      await write(chat, '转人工');
      await noticed(chat, '没有人工客服在线');
      await agent.online();
      const held = await agent.accept();
      await noticed(chat, '已接入');
      await chat.getByRole('textbox').press('Escape');
      await agent.says(held, '您好，请问是哪张卡？');
      await page.getByRole('button', { name: '1 条新消息' }).waitFor();
      await show('widget-host-unread', page);
      const sheet = await visit(bank, narrow);
      await sheet.getByRole('button', { name: '在线客服' }).click();
      await sheet.frame({ url: /host=/ })?.locator('.announcement').waitFor();
      await show('widget-host-narrow', sheet);
    },
  },
];

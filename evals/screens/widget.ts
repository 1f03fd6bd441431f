import type { Page } from 'playwright-core';
import type { Looks, Scene, Scenery } from './stage.ts';

const narrow: Looks = { width: 320, height: 568 };
const phone: Looks = { width: 390, height: 760 };

/** Writes to the house and waits until the page shows something in return. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText(text, { exact: true }).first().waitFor();
}

async function answered(page: Page, count = 1): Promise<void> {
  await page
    .locator('.from-bot')
    .nth(count - 1)
    .waitFor();
}

function firstScreen(name: string, looks: Looks, path = '/'): Scene {
  return {
    name: `widget/${name}`,
    async play({ visit, show }: Scenery) {
      const page = await visit(path, looks);
      await page.getByRole('list').first().waitFor();
      await show(`widget-${name}`, page);
    },
  };
}

export const widgetScenes: readonly Scene[] = [
  firstScreen('first', phone),
  firstScreen('first-dark', { ...phone, dark: true }),
  firstScreen('first-narrow', narrow),
  firstScreen('first-english', { ...phone, language: 'en-GB' }, '/?lang=en'),
  firstScreen('first-desktop', { width: 1_280, height: 800 }),
  {
    name: 'widget/answers',
    async play({ visit, show }) {
      const page = await visit('/', phone);
      await write(page, '信用卡年费是多少');
      await answered(page);
      await page.locator('.source summary').first().click();
      await show('widget-answer', page);
      await write(page, '你们食堂中午吃什么');
      await answered(page, 2);
      await show('widget-declined', page);
    },
  },
  {
    name: 'widget/waiting',
    async play({ visit, show, agent }) {
      const page = await visit('/', phone);
      await write(page, '转人工');
      await page.locator('.notice').first().waitFor();
      await show('widget-nobody-on-duty', page);
      await agent.online();
      const held = await agent.accept();
      await page.getByText('已接入').waitFor();
      await agent.says(held, '您好，我是客服，正在为您查询，请稍等。');
      await page.locator('.from-agent').waitFor();
      await show('widget-with-agent', page);
      await agent.ends(held);
      await page.getByText('人工服务已结束').waitFor();
      await show('widget-ended', page);
    },
  },
  {
    name: 'widget/offline',
    async play({ visit, show }) {
      const page = await visit('/', phone);
      await write(page, '你好');
      await answered(page);
      await page.context().setOffline(true);
      await write(page, '转账没到账');
      await write(page, '已经两天了');
      await page.getByText('网络不稳').waitFor();
      await page.waitForTimeout(1_200);
      await show('widget-offline', page);
    },
  },
];

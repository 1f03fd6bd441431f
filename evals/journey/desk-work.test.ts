import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Account, hire, longChat, waiting } from '../screens/desk-life.ts';
import { openStage, type Scenery } from '../screens/stage.ts';
import { chromium } from '../services/provided.ts';

/** Milliseconds that a busy machine may take. */
const patient = { timeout: 60_000 };

/** An agent's work at the desk, in a real browser. */
describe.skipIf(!chromium)('working at the desk', { timeout: 240_000 }, () => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  const mistakes: string[] = [];

  beforeAll(async () => {
    stage = await openStage(chromium ?? '');
  }, 240_000);
  afterEach(() => {
    expect(mistakes.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await stage?.close();
  }, 120_000);

  const play = (act: (scenery: Scenery) => Promise<void>) => stage.play({ name: 'desk', play: act });

  async function visit(scenery: Scenery): Promise<Page> {
    const page = await scenery.visit('/desk', { width: 1_280, height: 800 });
    page.on('pageerror', ({ message }) => mistakes.push(message));
    await page.locator('#account').waitFor();
    return page;
  }
  /** With the keyboard alone, as everything in the first test. */
  async function signIn(page: Page, { name, password }: Account): Promise<void> {
    await page.keyboard.type(name);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.locator('.waiting .empty, .waiting .card').first().waitFor();
  }
  const said = (page: Page, text: string) => page.getByRole('log').getByText(text).last().waitFor();
  const focusIn = (page: Page, id: string) =>
    expect.poll(() => page.evaluate(() => document.activeElement?.id), patient).toBe(id);

  it('takes no mouse: sign in, accept, answer, insert what is known, end', async () => {
    await play(async (scenery) => {
      const account = await hire(scenery.agent, '小李');
      const page = await visit(scenery);
      await signIn(page, account);
      const customer = await waiting(scenery, '信用卡年费怎么免', '转人工');
      await page.locator('.waiting .card').waitFor();
      await page.keyboard.press('Alt+a');
      await focusIn(page, 'reply');
      await page.keyboard.type('您好，我来为您说明年费。');
      await page.keyboard.press('Control+Enter');
      await said(page, '我来为您说明年费');

      await page.locator('#insert-1').waitFor();
      await page.keyboard.press('Alt+1');
      await focusIn(page, 'reply');
      await expect.poll(() => page.locator('#reply').inputValue(), patient).not.toBe('');
      await page.keyboard.press('Control+Enter');
      await expect
        .poll(
          () => customer.received.filter(({ channelData }) => channelData?.xianting?.author === 'agent').length,
          patient,
        )
        .toBe(2);

      await page.keyboard.press('Alt+e');
      await page.getByRole('dialog').waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patient).toBe('TEXTAREA');
      await page.keyboard.type('已说明年费减免办法');
      // Past the choice of giving back and the way out, to the end.
      for (let n = 0; n < 3; n += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByText('我的会话 0').waitFor();
    });
  });

  it('keeps drafts through a change of chat and a reload, and what was chosen of the desk, too', async () => {
    await play(async (scenery) => {
      const account = await hire(scenery.agent, '小王');
      const colleague = await scenery.colleague(account);
      await colleague.online();
      await colleague.away();
      for (const text of ['我要投诉年费，转人工', '转人工']) {
        await waiting(scenery, text as string);
        await colleague.accept();
      }
      const page = await visit(scenery);
      await signIn(page, account);
      await page.getByText('我的会话 2').waitFor();
      await page.keyboard.press('Alt+ArrowDown');
      await page.locator('#reply').fill('第一位的草稿');
      await page.keyboard.press('Alt+ArrowDown');
      await expect.poll(() => page.locator('#reply').inputValue(), patient).toBe('');
      await page.locator('#reply').fill('第二位的草稿');
      await page.getByRole('button', { name: '设置' }).click();
      await page.getByText('English', { exact: true }).click();
      await page.getByText('Dark', { exact: true }).click();
      const chosen = () =>
        page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme].join());
      await expect.poll(chosen, patient).toBe('en-GB,dark');
      await page.reload();
      await page.getByText('My chats 2').waitFor();
      await expect.poll(chosen, patient).toBe('en-GB,dark');
      for (const draft of ['第一位的草稿', '第二位的草稿']) {
        await page.keyboard.press('Alt+ArrowDown');
        await expect.poll(() => page.locator('#reply').inputValue(), patient).toBe(draft);
      }
    });
  });

  it('opens a long chat at its end, reads it upward to its beginning, and finds the place again', async () => {
    await play(async (scenery) => {
      const account = await hire(scenery.agent, '小赵');
      const customer = await longChat(scenery, account, 300);
      await waiting(scenery, '转人工');
      const page = await visit(scenery);
      await signIn(page, account);
      await page.getByText('我的会话 1').waitFor();
      await page.keyboard.press('Alt+ArrowDown');
      await said(page, '300：收到');
      const top = () => page.locator('.transcript').evaluate((log) => log.scrollTop);

      const scrollTo = (place: number) =>
        page.locator('.transcript').evaluate((log, to) => log.scrollTo({ top: to }), place);
      // What comes above does not move what is read.
      for (let n = 0; n < 40 && (await page.getByText('对话从这里开始').count()) === 0; n += 1) {
        await scrollTo(0);
        await page.waitForTimeout(150);
      }
      await page.getByText('对话从这里开始').waitFor();
      expect(await page.locator('.transcript .message').count()).toBeLessThan(40);

      await scrollTo(1_500);
      await page.waitForTimeout(300);
      const place = await top();
      await customer.post('还在吗', 'still there');
      await page.getByRole('button', { name: '有新消息' }).waitFor();
      expect(Math.abs((await top()) - place)).toBeLessThan(40);
      await page.keyboard.press('Alt+Shift+ArrowDown');
      await page.getByText('接入后才能回复').waitFor();
      await page.keyboard.press('Alt+ArrowDown');
      await page.locator('#reply').waitFor();
      await expect.poll(async () => Math.abs((await top()) - place), patient).toBeLessThan(40);
    });
  });

  it('shows each side that the other is writing', async () => {
    await play(async (scenery) => {
      const account = await hire(scenery.agent, '小孙');
      const page = await visit(scenery);
      await signIn(page, account);
      const customer = await waiting(scenery, '转人工');
      await page.locator('.waiting .card').waitFor();
      await page.keyboard.press('Alt+a');
      await focusIn(page, 'reply');
      await customer.types();
      await page.getByRole('status').filter({ hasText: '客户正在输入' }).waitFor();
      await customer.post('年费多少', 'fee');
      await page.getByRole('status').filter({ hasText: '客户正在输入' }).waitFor({ state: 'hidden' });
      // How that reaches the customer's page is the channel's own promise.
      const told = page.waitForResponse((response) => response.url().endsWith('/typing'));
      await page.keyboard.type('您');
      expect((await told).status()).toBe(204);
    });
  });
});

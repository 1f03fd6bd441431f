import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import { type Running, startProduct } from '../product.ts';
import { chromium } from '../services/provided.ts';

const password = 'journey-administrator';

/** The main job, as two people live it: a customer on the page, an agent at the desk, in a real browser. */
describe.skipIf(!chromium)('the journey of a conversation', () => {
  let home: string;
  let product: Running;
  let browser: Browser;
  let customer: Page;
  let agent: Page;
  const mistakes: string[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'xianting-journey-'));
    product = await startProduct('embedded', {
      HOME: home,
      XIANTING_HOME: join(home, 'store'),
      XIANTING_ADMIN_PASSWORD: password,
      XIANTING_QUIET_MS: '150',
      XIANTING_LOG_LEVEL: 'warn',
    });
    browser = await launchBrowser(chromium ?? '');
    [customer, agent] = [await newPage(), await newPage()];
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(home, { recursive: true, force: true });
  });

  /** A page of its own person; what it complains of in its console is a mistake of ours. */
  async function newPage(): Promise<Page> {
    const page = await (
      await browser.newContext({ locale: 'zh-CN', viewport: { width: 1_280, height: 800 } })
    ).newPage();
    page.on('pageerror', (error) => mistakes.push(error.message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/status of 401|ERR_/.test(line.text())) mistakes.push(line.text());
    });
    page.setDefaultTimeout(60_000);
    return page;
  }

  const log = () => customer.getByRole('log');
  const said = (text: string) => log().getByText(text).last().waitFor();
  const sources = () => log().getByText(/^依据/).count();
  const write = async (page: Page, text: string) => {
    await page.getByRole('textbox', { name: '消息' }).fill(text);
    await page.getByRole('button', { name: '发送' }).click();
  };

  it('begins with three real questions, each answered with its source', async () => {
    await customer.goto(product.address);
    for (const [i, question] of ['忘记登录密码', '转账没到账', '信用卡年费多少钱'].entries()) {
      await write(customer, question);
      await expect.poll(sources, { timeout: 60_000 }).toBe(i + 1);
    }
    await log().getByRole('button', { name: '有用' }).last().click();
  });

  it('says so where the bot does not know, and makes nothing up', async () => {
    await write(customer, '你们食堂中午吃什么');
    await expect
      .poll(async () => ((await log().textContent()) ?? '').split('你们食堂中午吃什么')[1]?.trim() ?? '', {
        timeout: 60_000,
      })
      .not.toBe('');
    expect(await sources()).toBe(3);
  });

  it('soothes an angry customer and hands over, with everything said so far', async () => {
    await write(customer, '什么破银行 太差劲了 气死我了！！！');
    await said('客服');
    await log()
      .getByText(/没有人工客服在线|已为您转接人工客服/)
      .last()
      .waitFor();
  });

  it('lets the customer go on with the bot, and ask for a person at once', async () => {
    await customer
      .getByRole('button', { name: /继续问智能客服/ })
      .last()
      .click();
    // While in the line, the button tells how it stands; it asks anew once the customer has left.
    await said('已为您退出排队');
    await customer.getByRole('button', { name: '转人工', exact: true }).first().click();
    await log()
      .getByText(/没有人工客服在线|已为您转接人工客服/)
      .last()
      .waitFor();
  });

  it('shows the agent why, before anything else', async () => {
    await agent.goto(`${product.address}/desk`);
    await agent.getByLabel('账号').fill('admin');
    await agent.getByLabel('密码').fill(password);
    await agent.getByRole('button', { name: '登录' }).click();
    await agent.getByRole('combobox', { name: '我的状态' }).click();
    await agent.getByTitle('在线', { exact: true }).last().click();
    await agent.getByText('要求人工').first().waitFor();
    await agent.getByRole('button', { name: /^接入/ }).first().click();
    const transcript = agent.getByRole('log', { name: '对话记录' });
    await transcript.waitFor();
    await expect
      .poll(() => agent.getByRole('article', { name: '会话', exact: true }).textContent(), { timeout: 60_000 })
      .toMatch(/什么破银行|忘记登录密码|信用卡年费/);
    await said('已接入');
  });

  it('lets both talk, and a reload on either side loses nothing', async () => {
    await write(agent, '您好，我是客服小李，很抱歉让您生气了。');
    await said('很抱歉让您生气了');
    await write(customer, '年费能退吗');
    await agent.getByRole('log').getByText('年费能退吗').waitFor();
    await customer.reload();
    await said('年费能退吗');
    await said('很抱歉让您生气了');
    expect(await log().getByText('年费能退吗').count()).toBe(1);
    await agent.reload();
    await agent.getByRole('region', { name: '我的会话' }).getByRole('button').first().click();
    await agent.getByRole('log').getByText('年费能退吗').waitFor();
    expect(await agent.getByRole('log').getByText('年费能退吗').count()).toBe(1);
    await write(agent, '可以退的，我来帮您登记。');
    await said('我来帮您登记');
  });

  it('ends with a note, and the bot is back', async () => {
    await agent.getByRole('button', { name: '结束', exact: true }).click();
    await agent.getByRole('textbox', { name: /备注|小结|记录/ }).fill('已登记年费退还');
    await agent.getByRole('button', { name: '结束会话' }).click();
    await said('人工服务已结束');
    const before = await sources();
    await write(customer, '转账没到账');
    await expect.poll(sources, { timeout: 60_000 }).toBe(before + 1);
  });

  it('left nothing in either page’s console that should not be there', () => {
    expect(mistakes).toEqual([]);
  });
});

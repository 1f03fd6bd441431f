import type { Frame, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type BankSite, openBankSite } from '../host-page/bank.ts';
import { SampleBank } from '../screens/sample-bank.ts';
import type { Scenery, Stage } from '../screens/stage.ts';

/** The chat in the pages of a bank, on another origin and under a strict policy of its own, by one script tag. */
export function standsInTheBanksPages(stage: () => Stage): void {
  let stranger: BankSite;
  const mistakes: string[] = [];
  beforeAll(async () => {
    stranger = await openBankSite(new SampleBank());
    stranger.serve(stage().address);
  });
  afterAll(() => stranger?.close());
  // What the policies of either side refuse stands in the console.
  afterEach(() => expect(mistakes.splice(0)).toEqual([]));

  const scene = (play: (scenery: Scenery) => Promise<void>) => stage().play({ name: 'test', play });
  const slowly = { timeout: 60_000 };

  async function visitBank({ visit, bank }: Scenery, looks = {}): Promise<Page> {
    const page = await visit('about:blank', { width: 1_280, height: 800, ...looks });
    page.on('pageerror', ({ message }) => mistakes.push(message));
    page.on('console', (line) => {
      if (line.type() === 'error' && !/favicon|ERR_ABORTED|ERR_INTERNET/.test(line.text())) mistakes.push(line.text());
    });
    await page.goto(bank);
    return page;
  }
  const launcher = (page: Page) => page.getByRole('button', { name: /在线客服/ });
  const inFrame = async (page: Page): Promise<Frame> => {
    await expect.poll(() => page.frame({ url: /host=/ })?.url(), slowly).toBeTruthy();
    const frame = page.frame({ url: /host=/ });
    if (frame === null) throw new Error('The chat is not in the page.');
    await frame.getByRole('log').waitFor({ state: 'attached' });
    return frame;
  };
  const opened = async (page: Page): Promise<Frame> => {
    await launcher(page).click();
    const chat = await inFrame(page);
    await chat.getByRole('textbox').waitFor();
    return chat;
  };
  const write = async (chat: Frame, text: string) => {
    // By the mouse first, as a person would: keys go to the frame that the browser last saw used.
    await chat.getByRole('textbox').click();
    await chat.getByRole('textbox').fill(text);
    await chat.getByRole('textbox').press('Enter');
    await chat.locator('.own .text').getByText(text, { exact: true }).waitFor();
  };
  /** The customer has asked for a person, and this one is there. */
  const heldBy = async (agent: Scenery['agent'], chat: Frame) => {
    await write(chat, '转人工');
    await chat.locator('.by-unattended, .by-line').first().waitFor();
    await agent.online();
    const held = await agent.accept();
    await chat.locator('.by-agent').waitFor();
    return held;
  };
  const own = (chat: Frame) => chat.locator('.own .text').allTextContents();
  /** To the next page of the bank's: what stood in the last one is gone. */
  const follow = async (page: Page, control: Locator) => {
    const arrived = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
    await control.click();
    await arrived;
  };
  const signIn = (page: Page, born: number) => follow(page, page.getByRole('button', { name: `${born} 年出生` }));

  it('opens at its button with the focus in it, and gives the focus back at Escape', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      const chat = await opened(page);
      await expect.poll(() => chat.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
      expect(await launcher(page).isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      await launcher(page).waitFor();
      await page.keyboard.press('Enter');
      await chat.getByRole('button', { name: '收起对话' }).click();
      await launcher(page).waitFor();
    }));

  it('takes what is typed, also where its button was pressed before it had loaded', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      const pressed = Promise.withResolvers<void>();
      await page.route(/[?]lang=/, async (route) => {
        await pressed.promise;
        await route.continue();
      });
      await page.reload();
      await launcher(page).click();
      pressed.resolve();
      const chat = await inFrame(page);
      await expect.poll(() => chat.evaluate(() => document.activeElement?.tagName), slowly).toBe('TEXTAREA');
      await page.keyboard.type('你好');
      await page.keyboard.press('Enter');
      await expect.poll(() => own(chat), slowly).toEqual(['你好']);
    }));

  it('covers a phone’s screen, and keeps the focus from going behind', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery, { width: 320, height: 568 });
      await opened(page);
      expect(await page.locator('iframe').boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 568 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.getByRole('link', { name: '首页' }).focus();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('DIV');
    }));

  it('wears the bank’s colours, and its script leaves nothing in the bank’s storage', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery, { dark: true });
      const chat = await opened(page);
      await write(chat, '你好');
      const colours = await chat.locator('.chat').evaluate((element) => {
        const style = getComputedStyle(element);
        return [style.getPropertyValue('--accent').trim(), style.backgroundColor];
      });
      expect(colours).toEqual(['#8a1538', 'rgb(255, 255, 255)']);
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
        0,
        0,
        '',
      ]);
    }));

  it('counts what has not been read, and is open again on the next page where it was open', () =>
    scene(async (scenery) => {
      const { agent } = scenery;
      const page = await visitBank(scenery);
      const chat = await opened(page);
      const held = await heldBy(agent, chat);
      await page.keyboard.press('Escape');
      await agent.says(held, '您好，请问是哪张卡？');
      await page.getByRole('button', { name: '1 条新消息' }).waitFor();
      await expect.poll(() => page.title()).toBe('(1) 示范银行');
      await follow(page, page.getByRole('link', { name: '信用卡' }));
      await page.getByRole('button', { name: '1 条新消息' }).waitFor();
      const next = await opened(page);
      await next.getByText('请问是哪张卡').waitFor();
      await follow(page, page.getByRole('link', { name: '首页' }));
      const again = await inFrame(page);
      await again.getByText('请问是哪张卡').waitFor();
      expect(await launcher(page).isVisible()).toBe(false);
    }));

  it('counts what comes between closing it and a busy bank’s page hiding it', () =>
    scene(async (scenery) => {
      const { agent } = scenery;
      const page = await visitBank(scenery);
      const chat = await opened(page);
      const held = await heldBy(agent, chat);
      await page.evaluate(() => {
        setTimeout(() => {
          for (const until = Date.now() + 2_000; Date.now() < until; );
        });
      });
      await page.keyboard.press('Escape');
      await agent.says(held, '您好，请问是哪张卡？');
      await page.getByRole('button', { name: '1 条新消息' }).waitFor();
    }));

  it('keeps a visitor’s conversation who signs in, and shows nothing of it once they have signed out', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      const visitor = await opened(page);
      await write(visitor, '我的卡被锁了');
      await visitor.locator('.from-bot').first().waitFor();
      await signIn(page, 1988);
      const known = await inFrame(page);
      await known.getByText('已确认您的身份').waitFor();
      expect(await own(known)).toEqual(['我的卡被锁了']);
      await page.reload();
      await expect.poll(async () => own(await inFrame(page)), slowly).toEqual(['我的卡被锁了']);
      await follow(page, page.getByRole('button', { name: '退出' }));
      const nobody = await inFrame(page);
      await nobody.locator('.tiles').waitFor();
      expect(await own(nobody)).toEqual([]);
    }));

  it('shows one customer nothing of another who was here before, and grows for the older one', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      await signIn(page, 1988);
      await write(await opened(page), '这是第一位客户说的');
      await signIn(page, 1950);
      const other = await inFrame(page);
      await other.getByRole('button', { name: '找人工客服' }).waitFor();
      expect(await own(other)).toEqual([]);
      await write(other, '这是第二位客户说的');
      await page.reload();
      await expect.poll(async () => own(await inFrame(page)), slowly).toEqual(['这是第二位客户说的']);
    }));

  it('sends nothing in one customer’s name that another wrote here without a network', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      await signIn(page, 1988);
      const first = await opened(page);
      await first.locator('.tiles').waitFor();
      await page.route(/api\/chat\/token/, (route) => route.abort('internetdisconnected'));
      await write(first, '这是第一位客户没能发出的');
      await first.locator('.own.waiting').waitFor();
      await page.unroute(/api\/chat\/token/);
      await signIn(page, 1950);
      const other = await inFrame(page);
      await other.locator('.tiles').waitFor();
      await write(other, '这是第二位客户说的');
      await other.locator('.from-bot').first().waitFor();
      expect(await own(other)).toEqual(['这是第二位客户说的']);
    }));

  it('hears nobody but the bank’s page, and the bank’s page nobody but the chat', () =>
    scene(async (scenery) => {
      const page = await visitBank(scenery);
      const chat = await opened(page);
      await write(chat, '你好');
      await page.evaluate(() => window.postMessage({ xianting: 'close' }, '*'));
      await chat.evaluate(() => window.postMessage({ xianting: 'sign-out' }, '*'));
      await write(chat, '还在吗');
      expect(await own(chat)).toEqual(['你好', '还在吗']);
      expect(await launcher(page).isVisible()).toBe(false);
    }));

  it('is in no page of a site that the bank has not named', () =>
    scene(async ({ visit }) => {
      const page = await visit(stranger.address, { width: 1_280, height: 800 });
      await launcher(page).click();
      await expect.poll(() => page.frames().at(-1)?.url(), slowly).toMatch(/^chrome-error:/);
    }));
}

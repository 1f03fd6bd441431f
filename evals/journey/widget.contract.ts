import type { Frame, Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Scenery, Stage } from '../screens/stage.ts';

/** What customers live through on their page, in a real browser. */
export function customersLive(stage: () => Stage): void {
  const mistakes: string[] = [];
  afterEach(() => expect(mistakes.splice(0)).toEqual([]));

  /** Plays a scene; what its pages complain of in their consoles is a mistake of ours. */
  const scene = (play: (scenery: Scenery) => Promise<void>) =>
    stage().play({
      name: 'test',
      play: (scenery) =>
        play({
          ...scenery,
          async visit(path, looks) {
            const page = await scenery.visit('about:blank', looks);
            page.on('pageerror', ({ message }) => mistakes.push(message));
            page.on('console', (line) => {
              if (line.type() === 'error' && !/ERR_|favicon/.test(line.text())) mistakes.push(line.text());
            });
            await page.goto(new URL(path, scenery.address).href);
            return page;
          },
        }),
    });

  const own = (page: Page | Frame) => page.locator('.own .text').allTextContents();
  const texts = (page: Page | Frame) => page.locator('.message .text').allTextContents();
  const write = async (page: Page | Frame, text: string) => {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('textbox').press('Enter');
  };
  const answers = (page: Page | Frame, count: number) =>
    expect.poll(() => page.locator('.from-bot').count(), slowly).toBe(count);
  const slowly = { timeout: 60_000 };

  it('finds the whole conversation again after a reload, each message once', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await write(page, '信用卡年费是多少，怎样免年费？');
      await answers(page, 1);
      await page.locator('.feedback button').first().click();
      await write(page, '转账没到账');
      await answers(page, 2);
      const before = await texts(page);
      await page.reload();
      await expect.poll(() => texts(page), slowly).toEqual(before);
      await page.getByText('已标记有用').waitFor();
    }));

  it('keeps what is written without a network in sight, over a reload, and sends it in order', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await write(page, '你好');
      await answers(page, 1);
      await page.context().setOffline(true);
      for (const text of ['第一件事', '第二件事', '第三件事']) await write(page, text);
      await page.getByText('网络不稳').waitFor();
      expect(await page.locator('.own.waiting .text').allTextContents()).toEqual(['第一件事', '第二件事', '第三件事']);
      await page.context().setOffline(false);
      await expect.poll(() => page.locator('.own.waiting').count(), slowly).toBe(0);
      await expect.poll(() => own(page), slowly).toEqual(['你好', '第一件事', '第二件事', '第三件事']);
      await page.reload();
      await expect.poll(() => own(page), slowly).toEqual(['你好', '第一件事', '第二件事', '第三件事']);
    }));

  it('takes a customer by the keyboard alone to a person, and back to the bot', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await page.locator('.tiles').waitFor();
      const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
      const tabTo = async (name: string) => {
        for (let presses = 0; presses < 30; presses += 1) {
          await page.keyboard.press('Tab');
          if ((await focused()) === name) return;
        }
        throw new Error(`Tab never came to "${name}".`);
      };
      await tabTo('转人工');
      expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).not.toBe(
        'none',
      );
      await page.keyboard.press('Enter');
      await page.locator('.by-unattended').waitFor();
      await tabTo('继续问智能客服');
      await page.keyboard.press('Enter');
      await page.locator('.service.by-bot').waitFor();
      await page.getByText('已为您退出排队').waitFor();
    }));

  it('has its log there before the first message, and says politely what comes', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await page.locator('.tiles').waitFor();
      expect(await page.getByRole('log').getAttribute('aria-live')).toBe('polite');
      expect(await page.getByRole('log').locator('> *').count()).toBe(0);
    }));

  it.each([
    ['320 px', 320, 568, '100%'],
    // 1280 × 800 at 200 %.
    ['200 % zoom', 640, 400, '100%'],
    ['200 % text on a phone', 390, 760, '200%'],
  ])('can be read and used at %s', (_name, width, height, size) =>
    scene(async ({ visit }) => {
      const page = await visit('/', { width, height });
      await page.locator('.tiles').waitFor();
      await page.evaluate((text) => document.documentElement.style.setProperty('font-size', text), size);
      await write(page, '信用卡年费是多少，怎样免年费？');
      await answers(page, 1);
      for (const part of ['.person', '.composer textarea', '.composer button']) {
        const box = await page.locator(part).boundingBox();
        expect(box, part).not.toBeNull();
        expect((box?.x ?? 0) + (box?.width ?? 0), part).toBeLessThanOrEqual(width);
        expect((box?.y ?? 0) + (box?.height ?? 0), part).toBeLessThanOrEqual(height);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect((await page.locator('.scroller').boundingBox())?.height).toBeGreaterThan(height / 4);
    }),
  );

  it('is dark where the reader’s system is', () =>
    scene(async ({ visit }) => {
      const ground = async (dark: boolean) => {
        const page = await visit('/', { dark });
        return page.locator('.chat').evaluate((chat) => getComputedStyle(chat).backgroundColor);
      };
      expect(await ground(false)).toBe('rgb(255, 255, 255)');
      expect(await ground(true)).toBe('rgb(23, 31, 41)');
    }));

  it('speaks English throughout, the house’s notices included', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await page.getByRole('link', { name: 'English' }).click();
      await page.getByRole('heading', { name: 'Demo Bank' }).waitFor();
      await page.getByRole('button', { name: 'Ask a person' }).click();
      await page.getByText('No agent is on duty. Leave a message').waitFor();
      await expect
        .poll(() => page.locator('.from-bot').textContent(), slowly)
        .toContain('transferring you to a person');
      await page.getByRole('button', { name: 'Go on with the assistant' }).click();
      await page.getByText('You are no longer in line').waitFor();
    }));

  it('remembers older-customer mode: 20 px, a person first, one question at a time', () =>
    scene(async ({ visit }) => {
      const page = await visit('/');
      await page.getByRole('button', { name: '大字' }).click();
      await page.reload();
      await page.getByRole('button', { name: '找人工客服' }).waitFor();
      await write(page, '还款');
      const asked = page.locator('.one-at-a-time');
      await asked.waitFor();
      expect(
        await page
          .locator('.text')
          .first()
          .evaluate((text) => getComputedStyle(text).fontSize),
      ).toBe('20px');
      expect(await asked.getByRole('button').first().textContent()).toBe('找人工客服');
      const first = await asked.locator('p').textContent();
      await asked.getByRole('button', { name: '不是' }).click();
      expect(await asked.locator('p').textContent()).not.toBe(first);
      await asked.getByRole('button', { name: '是的' }).click();
      await answers(page, 2);
    }));

  it('shows where in the line, as it moves, and that the agent is writing', () =>
    scene(async ({ visit, agent }) => {
      await agent.online();
      const [first, second] = [await visit('/'), await visit('/')];
      await write(first, '转人工');
      await first.getByText('第 1 位').waitFor();
      await write(second, '转人工');
      await second.getByText('第 2 位').waitFor();
      const held = await agent.accept();
      await second.getByText('第 1 位').waitFor();
      await first.locator('.by-agent').waitFor();
      await agent.types(held);
      await first.locator('.typing').getByText('正在输入').waitFor();
      await agent.says(held, '您好。');
      await expect.poll(() => first.locator('.typing').count()).toBe(0);
    }));

  it('keeps a message that is left with nobody on duty, and shows the reply to whoever comes back', () =>
    scene(async ({ visit, agent }) => {
      const page = await visit('/');
      await write(page, '转人工');
      await page.getByRole('textbox', { name: '消息' }).and(page.getByPlaceholder('请留言')).waitFor();
      await write(page, '请核实年费');
      await page.getByText('已记下您的留言').waitFor();
      await page.goto('about:blank');
      await agent.online();
      await agent.says(await agent.accept(), '已核实，年费会退回。');
      await page.goto(new URL('/', stage().address).href);
      await page.getByText('已核实，年费会退回。').waitFor();
    }));
}

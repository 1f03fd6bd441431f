import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskScenes } from '../screens/desk.ts';
import { openStage } from '../screens/stage.ts';
import { chromium } from '../services/provided.ts';

/** What is drawn at most of a list or a conversation of any length: a few screens of it. */
const mostCards = 40;
const mostMessages = 40;

describe.skipIf(!chromium)('the desk, in every state that it has', () => {
  let stage: Awaited<ReturnType<typeof openStage>>;
  const looked: string[] = [];
  const findings: string[] = [];

  async function look(picture: string, page: Page): Promise<void> {
    looked.push(picture);
    findings.push(...(await barriers(page)).map((finding) => `${picture}: ${finding}`));
    const drawn = await page.evaluate(() => ({
      cards: document.querySelectorAll('.waiting .card').length,
      messages: document.querySelectorAll('.transcript .message').length,
    }));
    expect(drawn.cards).toBeLessThan(mostCards);
    expect(drawn.messages).toBeLessThan(mostMessages);
  }

  beforeAll(async () => {
    stage = await openStage(chromium ?? '');
  }, 240_000);
  beforeEach(() => {
    looked.length = 0;
    findings.length = 0;
  });
  afterAll(async () => {
    await stage?.close();
  }, 120_000);

  // Busy draws 200 who wait, long a chat of 500 messages: what is drawn of them is counted with every look.
  it.each(deskScenes)('has nothing in it that keeps anybody out: $name', { timeout: 300_000 }, async (scene) => {
    await stage.play(scene, look);
    expect(looked).not.toEqual([]);
    expect(findings).toEqual([]);
  });
});

/** What axe finds serious or critical, with where it is. */
async function barriers(page: Page): Promise<string[]> {
  // The page's content security policy lets no script in but its own: axe comes by the debugger's way.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const found = await here.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ html }) => html) }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, at }) => at.map((html) => `${id}: ${html.slice(0, 200)}`));
}

/** The desk's page, and how somebody gets into it. */
import type { Page } from 'playwright-core';
import type { Looks, Scenery } from './stage.ts';

export const desktop: Looks = { width: 1_280, height: 800 };
const preferences = 'xianting.desk.preferences';

export async function signIn(page: Page, { name, password }: Scenery['account']): Promise<void> {
  await page.locator('#account').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
}

/** A desk that somebody has signed in at, once its lists are there. */
export async function openDesk({ visit }: Scenery, account: Scenery['account'], looks = desktop): Promise<Page> {
  const page = await visit('/desk', looks);
  await prefer(page, { invited: true });
  await signIn(page, account);
  await page.locator('.waiting .empty, .waiting .card').first().waitFor();
  return page;
}

/** The same desk as somebody else likes it. */
export async function prefer(page: Page, chosen: Record<string, unknown>): Promise<void> {
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [preferences, JSON.stringify({ invited: true, ...chosen })],
  );
  await page.reload();
  await page.locator('.waiting, .sign-in').first().waitFor();
}

import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { gallery } from '../screens/gallery.ts';
import type { Stage } from '../screens/stage.ts';

const scenes = gallery.filter(({ name }) => name.startsWith('widget/'));

/** Every state in the gallery of the customers' page, looked at by axe and measured. */
export function everybodyCanUse(stage: () => Stage): void {
  it.each(scenes)(
    '$name is accessible to everybody and scrolls to one side only',
    async (scene) => {
      const faults: string[] = [];
      let looked = 0;
      await stage().play(scene, async (picture, page) => {
        looked += 1;
        // The bank's page around the chat is the bank's own; its frame is ours.
        const ours = page.frames().find((frame) => frame.url().includes('host=')) ?? page.mainFrame();
        const found = [...(await faultsOf(ours)), ...(await overflowOf(page, ours))];
        faults.push(...found.map((fault) => `${picture}: ${fault}`));
      });
      expect(looked).toBeGreaterThan(0);
      expect(faults).toEqual([]);
    },
    180_000,
  );
}

/** What axe finds by the rules of WCAG 2.2 AA and its own best practices, of any weight. */
async function faultsOf(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { passes, violations } = await frame.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    return inPage.run(document);
  });
  if (passes.length < 20) return [`axe found ${passes.length} things to look at: this is no page`];
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ html }) => `${id} (${impact}) ${html.slice(0, 120)}`),
  );
}

async function overflowOf(page: Page, ours: Frame): Promise<string[]> {
  const wide = (frame: Frame) =>
    frame.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('.scroller, .header, .composer')].flatMap((element) =>
        element.scrollWidth > element.clientWidth + 1
          ? [`${element.className || element.tagName} scrolls sideways`]
          : [],
      ),
    );
  return [...(await wide(ours)), ...(ours === page.mainFrame() ? [] : await wide(page.mainFrame()))];
}

import type { Page } from 'playwright-core';
import { hire } from './desk-life.ts';
import { openDesk } from './desk-page.ts';
import type { Scene } from './stage.ts';

/** A supervisor reads the policy of listening, breaks it, mends it, compares, tries it and publishes. */
export const policyScene: Scene = {
  name: 'desk/policy',
  async play(scenery) {
    const { show, agent } = scenery;
    const page = await openDesk(scenery, await hire(agent, '周班长', [], ['supervisor']));
    await page.keyboard.press('Alt+p');
    await page.locator('.policy-rows').waitFor();
    await show('desk-policy', page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await show('desk-policy-dark', page);
    await page.emulateMedia({ colorScheme: 'light' });

    await page.getByRole('button', { name: /^修改“焦急/ }).click();
    await page.getByRole('radio', { name: '转人工' }).click();
    await page.locator('.ant-drawer-body .ant-alert-error').waitFor();
    await show('desk-policy-row', page);
    await page.getByRole('button', { name: '放入草稿' }).click();
    await page.locator('.policy-faults').waitFor();
    await show('desk-policy-faults', page);
    await page.getByRole('button', { name: '去修改' }).click();
    await page.getByRole('radio', { name: '继续回答' }).click();
    await page.getByRole('button', { name: '放入草稿' }).click();
    await page.locator('.policy-faults').waitFor({ state: 'detached' });

    await page.getByRole('tab', { name: '话术' }).click();
    await show('desk-policy-phrases', page);
    await page.getByRole('button', { name: '修改“soothe-anger”' }).click();
    await page.getByLabel('中文说法，一行一种').fill('您的感受我们理解。');
    await page.getByRole('button', { name: '放入草稿' }).click();
    await tab(page, '分钟与时间');
    await page.getByLabel('高', { exact: true }).fill('40');
    await show('desk-policy-numbers', page);
    await tab(page, /^与现行对照/);
    await page.locator('.policy-compare').waitFor();
    await show('desk-policy-compare', page);
    await tab(page, '试算');
    await page.getByRole('button', { name: '开始试算' }).click();
    await page.locator('.policy-simulation .empty, .policy-counts').first().waitFor();
    await show('desk-policy-simulation', page);

    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByLabel(/^修改理由/).fill('安抚的话说得更短');
    await show('desk-policy-publishing', page);
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tab(page, '历史');
    await page.getByRole('button', { name: '对照现行' }).first().click();
    await page.locator('.ant-drawer-body .policy-compare').waitFor();
    await show('desk-policy-history', page);
  },
};

function tab(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('tab', { name }).click();
}

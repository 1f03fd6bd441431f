import type { Page } from 'playwright-core';
import { openLine } from './cut-line.ts';
import { busy, chat, hire, longChat, waiting } from './desk-life.ts';
import { desktop, openDesk, prefer, signIn } from './desk-page.ts';
import { policyScene } from './policy.ts';
import type { Scene, Scenery } from './stage.ts';

async function openFirstChat(page: Page): Promise<void> {
  await page.locator('.mine .card-body').first().click();
  await page.locator('.message').first().waitFor();
  await page.locator('.knowledge .hit, .knowledge .empty').first().waitFor();
}

/** The picture in the light and in the dark, at the three widths of desks. */
async function showAll(show: Scenery['show'], picture: string, page: Page): Promise<void> {
  await show(picture, page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await show(`${picture}-dark`, page);
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [width, height] of [
    [1_920, 1_080],
    [1_024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(200);
    await show(`${picture}-${width}`, page);
  }
  await page.setViewportSize({ width: 1_280, height: 800 });
}

export const deskScenes: readonly Scene[] = [
  policyScene,
  {
    name: 'desk/sign-in',
    async play({ visit, show, account }) {
      const page = await visit('/desk', desktop);
      await page.locator('#account').waitFor();
      await show('desk-sign-in', page);
      await signIn(page, { ...account, password: 'a wrong password' });
      await page.getByRole('alert').waitFor();
      await show('desk-sign-in-refused', page);
      await page.getByText('English', { exact: true }).click();
      await page.emulateMedia({ colorScheme: 'dark' });
      await show('desk-sign-in-english-dark', page);
    },
  },
  {
    name: 'desk/empty',
    async play(scenery) {
      const { show, agent } = scenery;
      const page = await openDesk(scenery, await hire(agent, '小李'));
      await show('desk-empty', page);
      await page.getByRole('button', { name: '设置' }).click();
      await page.getByText('桌面通知').waitFor();
      await show('desk-settings', page);
      await page.getByText('深色').click();
      await page.getByText('English', { exact: true }).click();
      await page.getByText('Desktop notifications').waitFor();
      await show('desk-settings-english-dark', page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await show('desk-keys-english-dark', page);
    },
  },
  {
    name: 'desk/loading',
    async play({ visit, show, agent }) {
      const account = await hire(agent, '小李');
      const page = await visit('/desk', desktop);
      await page.route('**/api/stream', () => {});
      await signIn(page, account);
      await page.locator('.waiting .ant-skeleton').waitFor();
      await show('desk-loading', page);
    },
  },
  {
    name: 'desk/failed',
    async play(scenery) {
      const { visit, show, agent, address } = scenery;
      await chat(scenery, await hire(agent, '小李', ['general', 'complaints']));
      const line = await openLine(address);
      const page = await visit(`${line.address}/desk`, desktop);
      await signIn(page, await hire(agent, '小李', ['general', 'complaints']));
      await openFirstChat(page);
      await line.cut();
      await page.getByText('连接中断').waitFor();
      await page.locator('#reply').fill('我在查这两笔扣款，请稍等。');
      await page.keyboard.press('Control+Enter');
      await page.getByText('未发送').waitFor();
      await show('desk-broken', page);
      const failed = await visit('/desk', desktop);
      await failed.route('**/api/session', (route) => route.abort());
      await failed.reload();
      await failed.getByRole('heading', { name: '工作台没有打开' }).waitFor();
      await show('desk-failed', failed);
    },
  },
  {
    name: 'desk/chat',
    async play(scenery) {
      const { show, agent } = scenery;
      const account = await hire(agent, '小李', ['general', 'complaints']);
      const customer = await chat(scenery, account);
      const page = await openDesk(scenery, account);
      await openFirstChat(page);
      await page.locator('#reply').fill('我看到了两笔同样的扣款，正在为您核对。');
      await customer.types();
      await page.locator('.reply .is-typing').filter({ hasText: '正在输入' }).waitFor();
      await showAll(show, 'desk-chat', page);
      await page.locator('.emotion').click();
      await page.getByText('情绪变化').waitFor();
      await show('desk-emotion', page);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: '历史' }).click();
      await page.getByRole('button', { name: '查看对话' }).first().click();
      await page.locator('.earlier .message').first().waitFor();
      await show('desk-history', page);
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: '知识' }).click();
      await page.getByRole('button', { name: '查看原文' }).first().click();
      await page.getByText('查看原文会留下记录').waitFor();
      await show('desk-original', page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+t');
      await page.getByRole('dialog').waitFor();
      await show('desk-transfer', page);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.keyboard.press('Alt+e');
      await page.getByRole('dialog').waitFor();
      await show('desk-end', page);
      await prefer(page, { language: 'en' });
      await openFirstChat(page);
      await showAll(show, 'desk-chat-english', page);
    },
  },
  {
    name: 'desk/tone',
    async play(scenery) {
      const { show, agent } = scenery;
      const account = await hire(agent, '小周', ['general', 'complaints']);
      await chat(scenery, account);
      const page = await openDesk(scenery, account);
      await openFirstChat(page);
      const reply = page.locator('#reply');
      await reply.fill('您好，我已经看到这笔扣款。这个不归我们管，你找信用卡中心。');
      await page.getByText('生硬拒绝').waitFor();
      await showAll(show, 'desk-tone', page);
      await page.keyboard.press('Alt+s');
      await page.getByText('没有用“您”').waitFor();
      await page.keyboard.press('Alt+s');
      await page.locator('.tone-line .quote').waitFor({ state: 'detached' });
      await show('desk-tone-replaced', page);
      await reply.fill('请把您收到的验证码发给我。');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('alert').filter({ hasText: '没有发送' }).waitFor();
      await page.locator('.tone-line .quote').click();
      await page.locator('.tone-why').waitFor();
      await show('desk-tone-never', page);
      await prefer(page, { language: 'en', theme: 'dark' });
      await openFirstChat(page);
      await page.locator('#reply').fill('Maybe it is done next week. Your wife has to come, too.');
      await page.getByText('Instead').waitFor();
      await show('desk-tone-english-dark', page);
    },
  },
  {
    name: 'desk/quality',
    async play(scenery) {
      const { show, agent, colleague } = scenery;
      const account = await hire(agent, '小吴', ['general', 'complaints']);
      const wu = await colleague(account);
      await wu.online();
      await wu.away();
      const client = await waiting(scenery, '信用卡年费多少钱', '什么破银行，气死我了，我要投诉');
      const held = await wu.accept();
      await wu.says(held, '您好，您的卡号是多少？');
      await client.post('我凭什么告诉您，你们扣我两次钱！！', 'why');
      await wu.says(held, '这个不归我们管，应该可以退，手续费 12 元。');
      await client.post('那到底什么时候退？', 'when');
      await wu.ends(held);
      const page = await openDesk(scenery, account);
      await page.keyboard.press('Alt+q');
      await page.locator('.inspections .ant-table-row').first().waitFor();
      await show('desk-quality-mine', page);
      await page
        .getByRole('button', { name: /^查看 / })
        .first()
        .click();
      await page.locator('.found li').first().waitFor();
      await show('desk-quality-inspection', page);
      await page.getByRole('button', { name: '申诉' }).first().click();
      await page.getByPlaceholder('为什么这一项不成立').fill('客户先骂人，我已经在核对。');
      await page.getByRole('button', { name: '提交申诉' }).click();
      await page.getByText('等待班长处理').first().waitFor();
      await show('desk-quality-appealed', page);

      const supervisor = await hire(agent, '班长', ['general'], ['supervisor', 'agent']);
      const other = await openDesk(scenery, supervisor);
      await other.locator('#quality').click();
      await other.locator('.inspections .ant-table-row').first().waitFor();
      await showAll(show, 'desk-inspections', other);
      await other.getByRole('checkbox', { name: '只看待处理的申诉' }).click();
      await other
        .getByRole('button', { name: /^查看 小吴/ })
        .first()
        .click();
      await other.getByRole('button', { name: '撤销' }).first().waitFor();
      await show('desk-inspection-decides', other);
      await other.getByRole('button', { name: '撤销' }).first().click();
      await other.getByText('撤销了这一项').waitFor();
      await show('desk-inspection-decided', other);
      await other.keyboard.press('Escape');
      await other.getByRole('tab', { name: '客户情绪' }).click();
      await other.locator('.felt-bars').waitFor();
      await showAll(show, 'desk-emotion-figures', other);
      await prefer(other, { language: 'en', theme: 'dark' });
      await other.locator('#quality').click();
      await other.locator('.inspections .ant-table-row').first().waitFor();
      await show('desk-inspections-english-dark', other);
      await other
        .getByRole('button', { name: /^Read the/ })
        .first()
        .click();
      await other.locator('.found li').first().waitFor();
      await show('desk-inspection-english-dark', other);
    },
  },
  {
    name: 'desk/busy',
    async play(scenery) {
      const { show, agent } = scenery;
      const account = await hire(agent, '小王');
      await busy(scenery, account, { waiting: 200, held: 6 });
      const page = await openDesk(scenery, account);
      await page.locator('.waiting h2').filter({ hasText: '200' }).waitFor();
      await openFirstChat(page);
      await showAll(show, 'desk-busy', page);
      const supervisor = await hire(agent, '班长', ['general'], ['supervisor', 'agent']);
      const wall = await openDesk(scenery, supervisor);
      await wall.locator('.wall-chat').first().waitFor();
      await showAll(show, 'desk-wall', wall);
      await wall.locator('.wall-chat').first().click();
      await wall.getByText('您在旁听').waitFor();
      await show('desk-listening-in', wall);
      await prefer(wall, { language: 'en', theme: 'dark' });
      await wall.locator('.wall-chat').first().waitFor();
      await show('desk-wall-english-dark', wall);
    },
  },
  {
    name: 'desk/long',
    async play(scenery) {
      const { show, agent } = scenery;
      const account = await hire(agent, '小赵');
      await longChat(scenery, account, 500);
      const page = await openDesk(scenery, account);
      await openFirstChat(page);
      await show('desk-long', page);
    },
  },
  {
    name: 'desk/offered',
    async play(scenery) {
      const { show, agent } = scenery;
      const account = await hire(agent, '小孙');
      const page = await openDesk(scenery, account);
      await prefer(page, { invited: false });
      await page.getByRole('combobox', { name: '我的状态' }).click();
      await page.getByTitle('在线', { exact: true }).last().click();
      await waiting(scenery, '转人工');
      await page.locator('.card.offered').waitFor();
      await show('desk-offered', page);
    },
  },
  {
    name: 'desk/accounts',
    async play(scenery) {
      const { show, agent, account, visit } = scenery;
      await hire(agent, '小李');
      const page = await openDesk(scenery, account);
      await page.getByRole('button', { name: '员工账号' }).click();
      await page.getByRole('button', { name: '新增账号' }).waitFor();
      await show('desk-staff', page);
      await page.getByRole('button', { name: '新增账号' }).click();
      await page.getByLabel('初始密码').waitFor();
      await show('desk-staff-adding', page);
      const editor = await visit('/desk', desktop);
      await signIn(editor, await hire(agent, '小编', [], ['editor']));
      await editor.getByRole('heading', { name: '您的账号' }).waitFor();
      await show('desk-other-roles', editor);
    },
  },
];

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { DirectLineClient } from '../direct-line-client.ts';
import { openBankSite } from '../host-page/bank.ts';
import { startProduct } from '../product.ts';
import { Agent } from './agent.ts';
import { type Named, SampleBank } from './sample-bank.ts';

/** A stretch of life with the product, and the pictures to take on the way. */
export interface Scene {
  /** SURFACE/STATE; its pictures begin with the surface's name. */
  name: string;
  play(stage: Scenery): Promise<void>;
}

/** What a scene plays with. */
export interface Scenery {
  /** http://host:port of the product. */
  address: string;
  /** http://host:port of a bank's site that has the chat in its pages. */
  bank: string;
  /** A page of its own person, closed when the scene is over. `path` is on the product, or a whole address. */
  visit(path: string, looks?: Looks): Promise<Page>;
  /** A customer without a page, who goes when the scene is over: named by the bank, or a visitor. */
  customer(named?: Named): Promise<DirectLineClient>;
  /** Somebody else at the desk, who ends what they hold when the scene is over. */
  colleague(account: Scenery['account']): Promise<Agent>;
  /** The one agent of the house, who has an administrator's rights, too. */
  agent: Agent;
  /** As the agent signs in at the desk's page. */
  account: { name: string; password: string };
  /** Here the page is as it should be looked at. */
  show(picture: string, page: Page): Promise<void>;
}

export interface Looks {
  width?: number;
  height?: number;
  dark?: boolean;
  /** BCP 47. */
  language?: string;
  /** Pixels of the screen for each of the page. */
  density?: number;
}

export interface Stage {
  address: string;
  /** `show` is told of every picture. */
  play(scene: Scene, show?: Scenery['show']): Promise<void>;
  close(): Promise<void>;
}

/** The product in a folder of its own, a bank's site that has the chat in it, a browser, and one agent. */
export async function openStage(chromium: string): Promise<Stage> {
  const home = await mkdtemp(join(tmpdir(), 'xianting-stage-'));
  const account = { name: 'admin', password: 'stage-administrator' };
  const bank = new SampleBank();
  const site = await openBankSite(bank);
  const product = await startProduct('embedded', {
    HOME: home,
    XIANTING_HOME: join(home, 'store'),
    XIANTING_ADMIN_PASSWORD: account.password,
    XIANTING_QUIET_MS: '0',
    XIANTING_LOG_LEVEL: 'warn',
    XIANTING_RATE_LIMITS: 'off',
    XIANTING_ORIGINS: site.address,
    XIANTING_BANK_KEYS: bank.publicKey,
    XIANTING_ANNOUNCEMENT:
      '手机银行本周六 0:00–6:00 升级，期间暂停转账。 | Mobile banking is down for an upgrade on Saturday, 0:00–6:00.',
  });
  site.serve(product.address);
  const browser = await launchBrowser(chromium);
  const agent = await Agent.signIn(product.address, account.name, account.password);

  return {
    address: product.address,

    async play(scene, show = async () => {}) {
      const contexts: BrowserContext[] = [];
      const visit: Scenery['visit'] = async (path, looks = {}) => {
        const { width = 400, height = 640, dark = false, language = 'zh-CN', density = 1 } = looks;
        const context = await browser.newContext({
          viewport: { width, height },
          deviceScaleFactor: density,
          colorScheme: dark ? 'dark' : 'light',
          locale: language,
          timezoneId: 'Asia/Shanghai',
        });
        contexts.push(context);
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        await page.goto(new URL(path, product.address).href);
        return page;
      };
      const customers: DirectLineClient[] = [];
      const customer: Scenery['customer'] = async (named) => {
        const client = new DirectLineClient([product.address]);
        await client.start(named && (await bank.says(named)));
        customers.push(client);
        return client;
      };
      const colleagues: Agent[] = [];
      const colleague: Scenery['colleague'] = async ({ name, password }) => {
        const other = await Agent.signIn(product.address, name, password);
        colleagues.push(other);
        return other;
      };
      try {
        await scene.play({
          address: product.address,
          bank: site.address,
          visit,
          customer,
          colleague,
          agent,
          account,
          show,
        });
      } finally {
        for (const client of customers) client.close();
        for (const context of contexts) await context.close();
        for (const each of colleagues) await each.clearDesk();
        await agent.clearDesk();
      }
    },

    async close() {
      await browser.close();
      await product.stop();
      await site.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/**
 * An account for tests: our end on a free port of 127.0.0.1, over a store that several may share, and WeChat itself
 * played at the other end, with a clock for both that stands until it is told to go.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import { openSafe } from '#privacy';
import type { Store } from '#store';
import { openDeliveries } from '../channel.ts';
import { openInbox } from '../inbox.ts';
import { wechatPath } from './names.ts';
import { type OfficialAccount, openWechatChannel, openWechatPushes } from './official-account.ts';
import { type Patience, type ServedPlatform, type SimulatedAccount, serveWechat } from './simulator/index.ts';

export const simulated: SimulatedAccount = {
  appId: 'wx1234567890abcdef',
  secret: 'an-app-secret',
  token: 'a-token-of-ours',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  originalId: 'gh_0123456789ab',
};

export interface Rehearsal {
  wechat: ServedPlatform;
  /** Where pushes go. */
  callback: string;
  clock: { now: Date; pass(seconds: number): void };
  deliver(conversation: ConversationId): Promise<void>;
  conversationOf(openid: string): Promise<ConversationId>;
  /** Why pushes were refused, and the codes with which sends were. */
  refused: (string | number)[];
  failures: string[];
  /** Who left the line by leaving the account. */
  leftLine: ConversationId[];
  close(): Promise<void>;
}

/** The platform does not wait for anybody here. */
const impatient: Patience = { answersWithinMs: 5_000, attempts: 1 };

export async function openRehearsal(settings: {
  store: Store;
  jobs: Pick<Jobs, 'wake' | 'signals'>;
  account?: Partial<SimulatedAccount>;
  patience?: Patience;
}): Promise<Rehearsal> {
  const { store, jobs, patience = impatient } = settings;
  const [refused, failures]: [(string | number)[], string[]] = [[], []];
  const leftLine: ConversationId[] = [];
  const time = {
    now: new Date('2026-11-22T04:00:00Z'),
    pass(seconds: number) {
      time.now = new Date(time.now.getTime() + seconds * 1_000);
    },
  };
  const clock = () => time.now;
  const simulatedAccount = { ...simulated, ...settings.account };
  let callback = '';
  const wechat = await serveWechat({
    account: simulatedAccount,
    callback: () => callback,
    clock: () => time.now.getTime(),
    patience,
  });
  const { appId, secret, token, aesKey } = simulatedAccount;
  const account: OfficialAccount = { appId, secret, token, aesKeys: aesKey ? [aesKey] : [], url: wechat.address };
  const inbox = openInbox({
    store,
    jobs,
    mask: (text) => text.replace(/\d{16,19}/g, (digits) => `****${digits.slice(-4)}`),
    seal: async (_customer, text) => new TextEncoder().encode(`sealed ${text}`),
    clock,
    newId: randomUUID,
    quietTime: () => 0,
    failed: (doing, error) => failures.push(`${doing}: ${error}`),
  });
  const app = express();
  app.use(
    wechatPath,
    openWechatPushes(account, {
      store,
      jobs,
      inbox,
      secret: new Uint8Array(32).fill(3),
      leaveLine: async (conversation) => void leftLine.push(conversation),
      clock,
      newId: randomUUID,
      refused: (reason) => refused.push(reason),
      failed: (doing, error) => failures.push(`${doing}: ${error}`),
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  callback = `http://127.0.0.1:${(server.address() as AddressInfo).port}${wechatPath}`;

  const channel = openWechatChannel(account, {
    store,
    jobs,
    safe: openSafe(new Uint8Array(32).fill(5), 'access token'),
    fetch,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    clock,
    newId: randomUUID,
    refused: (code) => refused.push(code),
  });

  return {
    wechat,
    callback,
    clock: time,
    deliver: openDeliveries({ store, jobs, channels: [channel] }).deliver,
    async conversationOf(openid) {
      const { rows } = await store.queuePool.query(
        'select conversation_id from xianting.followers where account = $1 and openid = $2',
        [appId, openid],
      );
      return rows[0]?.conversation_id as ConversationId;
    },
    refused,
    failures,
    leftLine,
    async close() {
      await wechat.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a text on the phone says, without who says it; several messages in one send are several. */
export function saidIn(text: string): readonly string[] {
  return text.split('\n\n').map((each) => each.replace(/^【[^】]*】/, ''));
}

/** Our end of Azure Bot Service for tests, over a store that several may share, with Azure itself played at the other. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type ConversationId, Refusal } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { openDeliveries } from '../../channel.ts';
import { openInbox } from '../../inbox.ts';
import type { Activity } from '../botbuilder.ts';
import { openAzureChannel, openAzureMessages } from './azure-bot.ts';
import type { AzureBot } from './cloud.ts';
import { type AzureDouble, playAzure } from './double.contract.ts';
import { messagesPath } from './naming.ts';

export interface Rehearsal {
  azure: AzureDouble;
  bot: AzureBot;
  clock: { now: Date; pass(seconds: number): void };
  /** An activity as the channel sends it for this customer; resolves with our answer's status. */
  send(activity: Partial<Activity> | object, customer?: string, token?: string | null): Promise<number>;
  deliver(conversation: ConversationId): Promise<void>;
  conversationOf(customer: string): Promise<ConversationId>;
  refused: (string | number)[];
  failures: string[];
  leftLine: ConversationId[];
  close(): Promise<void>;
}

export async function openRehearsal({
  store,
  jobs,
  tenantId = null,
}: {
  store: Store;
  jobs: Pick<Jobs, 'wake' | 'signals'>;
  tenantId?: string | null;
}): Promise<Rehearsal> {
  const registered = { appId: randomUUID(), password: 'a-password-of-ours' };
  const azure = await playAzure(registered);
  const bot: AzureBot = { ...registered, tenantId, cloud: azure.cloud };
  const [refused, failures, leftLine]: [(string | number)[], string[], ConversationId[]] = [[], [], []];
  const failed = (doing: string, error: unknown) => failures.push(`${doing}: ${error}`);
  const time = {
    now: new Date('2026-11-22T04:00:00Z'),
    pass(seconds: number) {
      time.now = new Date(time.now.getTime() + seconds * 1_000);
    },
  };
  const clock = () => time.now;
  const inbox = openInbox({
    store,
    jobs,
    mask: (text) => text.replace(/\d{16,19}/g, (digits) => `****${digits.slice(-4)}`),
    seal: async (_customer, text) => new TextEncoder().encode(`sealed ${text}`),
    clock,
    newId: randomUUID,
    quietTime: () => 0,
    failed,
  });
  const app = express();
  app.use(
    messagesPath,
    openAzureMessages(bot, {
      store,
      jobs,
      inbox,
      fetch,
      secret: new Uint8Array(32).fill(3),
      async proveCustomer(assertion) {
        if (assertion === 'forged') throw new Refusal('assertion-refused', { why: '签名不符' });
        return { bankId: assertion, tier: 'gold', birthYear: 1958, assurance: 'signed-in' };
      },
      leaveLine: async (conversation) => void leftLine.push(conversation),
      clock,
      newId: randomUUID,
      refused: (reason) => refused.push(reason),
      failed,
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}${messagesPath}`;
  const channel = openAzureChannel(bot, {
    store,
    jobs,
    fetch,
    clock,
    newId: randomUUID,
    refused: (status) => refused.push(status),
  });

  return {
    azure,
    bot,
    clock: time,
    async send(activity, customer = 'customer', token) {
      const shown = token === undefined ? await azure.token() : token;
      const sent = {
        channelId: 'test',
        serviceUrl: azure.serviceUrl,
        from: { id: customer, name: '王女士' },
        recipient: { id: 'bot@test', name: '先听' },
        conversation: { id: `held-with-${customer}` },
        ...activity,
      };
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(shown !== null && { authorization: `Bearer ${shown}` }) },
        body: JSON.stringify(sent),
      });
      return response.status;
    },
    deliver: openDeliveries({ store, jobs, channels: [channel] }).deliver,
    async conversationOf(customer) {
      const { rows } = await store.queuePool.query(
        `select conversation_id from xianting.channel_references where app_id = $1 and reference->'user'->>'id' = $2`,
        [bot.appId, customer],
      );
      return rows[0]?.conversation_id as ConversationId;
    },
    refused,
    failures,
    leftLine,
    async close() {
      await azure.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

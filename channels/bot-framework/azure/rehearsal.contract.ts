/** Our end of Azure Bot Service for tests, over a store that several may share, with Azure itself played at the other. */
import { randomUUID } from 'node:crypto';
import { type ConversationId, Refusal } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { openDeliveries } from '../../channel.ts';
import { type OutsideStage, openOutsideStage } from '../../outside-stage.contract.ts';
import type { Activity } from '../botbuilder.ts';
import { openAzureChannel, openAzureMessages } from './azure-bot.ts';
import type { AzureBot } from './cloud.ts';
import { type AzureDouble, playAzure } from './double.contract.ts';
import { messagesPath } from './naming.ts';

export interface Rehearsal extends Omit<OutsideStage, 'parts' | 'serve'> {
  azure: AzureDouble;
  bot: AzureBot;
  /** An activity as the channel sends it for this customer; resolves with our answer's status. */
  send(activity: Partial<Activity> | object, customer?: string, token?: string | null): Promise<number>;
  deliver(conversation: ConversationId): Promise<void>;
  conversationOf(customer: string): Promise<ConversationId>;
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
  const { parts, serve, ...stage } = openOutsideStage({ store, jobs });
  const endpoint = await serve(
    messagesPath,
    openAzureMessages(bot, {
      ...parts,
      fetch,
      async proveCustomer(assertion) {
        if (assertion === 'forged') throw new Refusal('assertion-refused', { why: '签名不符' });
        return { bankId: assertion, tier: 'gold', birthYear: 1958, assurance: 'signed-in' };
      },
    }),
  );
  const channel = openAzureChannel(bot, { ...parts, fetch });

  return {
    ...stage,
    azure,
    bot,
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
    async close() {
      await azure.close();
      await stage.close();
    },
  };
}

import { randomUUID } from 'node:crypto';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { ChannelHarness, CustomerEnd } from '../../channel.contract.ts';
import { losingSignals, outsideHouse } from '../../outside-house.contract.ts';
import { openRehearsal } from './rehearsal.contract.ts';

/** A channel of Azure Bot Service, held to the channels' contract with Azure played at the other end. */
export async function openAzureHarness(store: Store, jobs: Jobs): Promise<ChannelHarness> {
  const losing = losingSignals(jobs);
  const rehearsal = await openRehearsal({ store, jobs: losing.jobs });
  let customers = 0;

  return {
    async customer(): Promise<CustomerEnd> {
      const name = `customer-${++customers}`;
      const screen = rehearsal.azure.screen(`held-with-${name}`);
      await rehearsal.send({ type: 'conversationUpdate', membersAdded: [{ id: 'bot@test' }] }, name);
      const shown = new Set<string>();
      return {
        conversation: await rehearsal.conversationOf(name),
        async says(text, clientId = randomUUID()) {
          // The channel's own client shows what its customer typed, once.
          if (!shown.has(clientId)) screen.push(text);
          shown.add(clientId);
          const status = await rehearsal.send({ type: 'message', id: clientId, text }, name);
          if (status !== 200) throw new Error(`Answered ${status}.`);
          return clientId;
        },
        seen: () => screen.map((text) => text.replace(/^【[^】]*】/, '')),
        // The channel keeps what comes while its client is away.
        async leaves() {},
        async returns() {},
      };
    },
    house: outsideHouse(store, rehearsal),
    loseSignals: losing.lose,
    close: rehearsal.close,
  };
}

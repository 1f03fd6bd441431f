import { randomUUID } from 'node:crypto';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { ChannelHarness, CustomerEnd } from '../../channel.contract.ts';
import { agentTakesOver, botCommits, saying } from '../rehearsal.ts';
import { openRehearsal } from './rehearsal.contract.ts';

/** A channel of Azure Bot Service, held to the channels' contract with Azure played at the other end. */
export async function openAzureHarness(store: Store, jobs: Jobs): Promise<ChannelHarness> {
  let lost = false;
  const signals: Jobs['signals'] = {
    publish: (signal) => !lost && jobs.signals.publish(signal),
    subscribe: (listener) => jobs.signals.subscribe(listener),
  };
  const rehearsal = await openRehearsal({ store, jobs: { wake: (...words) => jobs.wake(...words), signals } });
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
    house: {
      async botSays(conversation, ...texts) {
        await botCommits(store, conversation, () => texts.map((text) => saying(text)));
      },
      agentTakesOver: (conversation, agent) => agentTakesOver(store, conversation, agent),
      async agentSays(conversation, agent, text) {
        const said = { conversation, clientId: `agent:${text}`, agent, agentName: '李明', text, content: {} };
        await store.conversations.appendFromAgent({ ...said, at: rehearsal.clock.now });
      },
      notices: (conversation, notice) =>
        store.conversations.appendNotices(conversation, [notice], [`notice:${notice.text}`], rehearsal.clock.now),
      delivers: rehearsal.deliver,
      recorded: async (conversation) => (await store.conversations.transcript(conversation, 0, 1_000)).length,
    },
    loseSignals() {
      lost = true;
      return () => {
        lost = false;
      };
    },
    close: rehearsal.close,
  };
}

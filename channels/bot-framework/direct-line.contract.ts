import type { Jobs, Signals } from '#jobs';
import type { Store } from '#store';
import type { ChannelHarness, CustomerEnd } from '../channel.contract.ts';
import { openPage, type Page } from './page.contract.ts';
import { agentTakesOver, botCommits, openGateway, StandingClock, saying } from './rehearsal.ts';

/** Signals that can be lost. */
export function losable(signals: Signals): Signals & { lost: boolean } {
  return {
    lost: false,
    publish(signal) {
      if (!this.lost) signals.publish(signal);
    },
    subscribe: (listener) => signals.subscribe(listener),
  };
}

/** The Direct Line, held to the channels' contract with a real page at the customer's end. */
export async function openDirectLineHarness(
  store: Store,
  jobs: Jobs,
  { webSocket }: { webSocket: boolean },
): Promise<ChannelHarness> {
  const clock = new StandingClock();
  const signals = losable(jobs.signals);
  const gateway = await openGateway({ store, jobs: { wake: (...words) => jobs.wake(...words), signals }, clock });

  return {
    async customer(): Promise<CustomerEnd> {
      const { token, conversationId } = await gateway.directLine.issueToken({});
      const earlier: string[] = [];
      let page: Page = openPage({ domain: gateway.domain, token, webSocket });
      return {
        conversation: conversationId as CustomerEnd['conversation'],
        says: (text, clientId) => page.says(text, clientId),
        seen: () => [...earlier, ...page.texts()],
        async leaves() {
          page.leaves();
        },
        async returns() {
          earlier.push(...page.texts());
          const watermark = page.watermark();
          page = openPage({ domain: gateway.domain, token, webSocket, conversationId, watermark });
        },
      };
    },
    house: {
      async botSays(conversation, ...texts) {
        await botCommits(store, conversation, () => texts.map((text) => saying(text)));
      },
      agentTakesOver: (conversation, agent) => agentTakesOver(store, conversation, agent),
      async agentSays(conversation, agent, text) {
        const at = clock.now();
        await store.conversations.appendFromAgent({
          conversation,
          clientId: `agent:${text}`,
          agent,
          agentName: '李明',
          text,
          content: {},
          at,
        });
      },
      notices: (conversation, notice) =>
        store.conversations.appendNotices(conversation, [notice], [`notice:${notice.text}`], clock.now()),
      delivers: gateway.deliver,
      recorded: async (conversation) => (await store.conversations.transcript(conversation, 0, 1_000)).length,
    },
    loseSignals() {
      signals.lost = true;
      return () => {
        signals.lost = false;
      };
    },
    close: gateway.close,
  };
}

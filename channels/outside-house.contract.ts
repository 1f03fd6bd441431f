import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { agentTakesOver, botCommits, saying } from './bot-framework/rehearsal.ts';
import type { ChannelHarness } from './channel.contract.ts';

/** Signals of these jobs that can be lost on the way, as a network loses them. */
export function losingSignals(jobs: Jobs): { jobs: Pick<Jobs, 'wake' | 'signals'>; lose(): () => void } {
  let lost = false;
  return {
    jobs: {
      wake: (...words) => jobs.wake(...words),
      signals: {
        publish: (signal) => !lost && jobs.signals.publish(signal),
        subscribe: (listener) => jobs.signals.subscribe(listener),
      },
    },
    lose() {
      lost = true;
      return () => {
        lost = false;
      };
    },
  };
}

/** The bot, the agents and the notices behind a channel outside, whose deliveries are a job. */
export function outsideHouse(
  store: Store,
  stage: { clock: { now: Date }; deliver(conversation: ConversationId): Promise<void> },
): ChannelHarness['house'] {
  return {
    async botSays(conversation, ...texts) {
      await botCommits(store, conversation, () => texts.map((text) => saying(text)));
    },
    agentTakesOver: (conversation, agent) => agentTakesOver(store, conversation, agent),
    async agentSays(conversation, agent, text) {
      const said = { conversation, clientId: `agent:${text}`, agent, agentName: '李明', text, content: {} };
      await store.conversations.appendFromAgent({ ...said, at: stage.clock.now });
    },
    notices: (conversation, notice) =>
      store.conversations.appendNotices(conversation, [notice], [`notice:${notice.text}`], stage.clock.now),
    delivers: stage.deliver,
    recorded: async (conversation) => (await store.conversations.transcript(conversation, 0, 1_000)).length,
  };
}

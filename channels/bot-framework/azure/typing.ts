import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { Remembered } from '../../remembered.ts';
import type { AzureAdapter } from './azure-adapter.ts';
import { type AzureBot, isServiceUrl } from './cloud.ts';

/** What clients show of it is over in about three seconds. */
const SAID_EVERY_MS = 3_000;

/**
 * Tells the customer's channel that an answer is being written. It is nobody's record: what fails is forgotten. Every
 * process hears of it, and one of them says it.
 */
export function sayTyping(parts: {
  store: Pick<Store, 'references' | 'tickets'>;
  jobs: Pick<Jobs, 'signals'>;
  adapter: AzureAdapter;
  bot: AzureBot;
  clock(): Date;
}): () => void {
  const { store, jobs, adapter, bot, clock } = parts;
  /** Conversations that are held elsewhere, so that their typing costs no look. */
  const elsewhere = new Remembered<ConversationId, true>(10_000);

  const say = async (conversation: ConversationId) => {
    const held = await store.references.find(conversation);
    if (held?.appId !== bot.appId) {
      elsewhere.set(conversation, true);
      return;
    }
    if (!isServiceUrl(held.reference.serviceUrl, bot.cloud.serviceHosts)) return;
    const at = clock();
    const moment = Math.floor(at.getTime() / SAID_EVERY_MS);
    const lapses = new Date(at.getTime() + 2 * SAID_EVERY_MS);
    if (!(await store.tickets.use(`azure-typing:${conversation}:${moment}`, lapses, at))) return;
    await adapter.goOn(held.reference, async (context) => void (await context.sendActivity({ type: 'typing' })));
  };

  return jobs.signals.subscribe((signal) => {
    if (signal.about !== 'typing' || signal.by === 'customer' || elsewhere.get(signal.id)) return;
    say(signal.id).catch(() => {});
  });
}

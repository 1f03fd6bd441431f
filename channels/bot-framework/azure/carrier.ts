import type { ConversationId } from '#conversation';
import type { DueMessage, Settled, Store } from '#store';
import type { Carrier } from '../../outside-channel.ts';
import { whoSpeaks } from '../../who-speaks.ts';
import { type Activity, EventFactory } from '../botbuilder.ts';
import { handoffStateOf } from '../handoff-status.ts';
import type { AzureAdapter } from './azure-adapter.ts';
import { type AzureBot, isServiceUrl } from './cloud.ts';
import type { BotCredentials } from './credentials.ts';
import { channelName } from './naming.ts';

export interface CarrierParts {
  store: Pick<Store, 'references'>;
  adapter: AzureAdapter;
  credentials: BotCredentials;
  bot: AzureBot;
  clock(): Date;
  /** Told of what the connector said no to, by its status. */
  refused(status: number, conversation: ConversationId): void;
}

/** Channels that hand events on to whoever draws the conversation. Others would show them, or fail. */
const takesEvents: ReadonlySet<string> = new Set(['directline', 'webchat']);

/** As long as a sending may take before its outcome counts as unknown, and is tried again. */
const SENT_WITHIN_MS = 15_000;
/** Where the connector says "later" without saying when. */
const HELD_OFF_MS = 10_000;
const LONGEST_HELD_OFF_MS = 10 * 60_000;

/** Brings what is due to Azure's connector, message by message. */
export function openCarrier({ store, adapter, credentials, bot, clock, refused }: CarrierParts): Carrier {
  /** Until then nothing is sent: the connector has asked for it, and asking again makes it no better. */
  let heldOffUntil = 0;

  return {
    name: channelName,

    async carry(conversation, [first]): Promise<Settled> {
      const seqs = [first.seq];
      const held = await store.references.find(conversation);
      // Another app's conversation, or one whose address is believed no more, is not ours to answer.
      if (held?.appId !== bot.appId || !isServiceUrl(held.reference.serviceUrl, bot.cloud.serviceHosts))
        return { became: 'failed', seqs, why: 'unreachable' };
      if (clock().getTime() < heldOffUntil) throw new Error('Azure Bot Service has asked us to wait.');
      try {
        await within(
          SENT_WITHIN_MS,
          adapter.goOn(held.reference, async (context) => {
            await context.sendActivities(activitiesOf(first, held.reference.channelId));
          }),
        );
        return { became: 'sent', seqs };
      } catch (failure) {
        const { status, retryAfterMs } = verdictOf(failure);
        if (status !== null) refused(status, conversation);
        if (status === 401) credentials.forget();
        if (status === 429 || status === 503)
          heldOffUntil = clock().getTime() + Math.min(LONGEST_HELD_OFF_MS, retryAfterMs ?? HELD_OFF_MS);
        const why = status === null ? null : meaningOf(status);
        if (why !== null) return { became: 'failed', seqs, why };
        throw new Error(`Azure Bot Service did not take a message (${status ?? 'no answer'}).`, { cause: failure });
      }
    },
  };
}

/** Null where another try may do better: no token yet, too many at once, trouble at the other end. */
function meaningOf(status: number): 'unreachable' | 'refused' | null {
  // The customer has blocked the bot or left, or the conversation is gone.
  if (status === 403 || status === 404 || status === 410) return 'unreachable';
  if (status === 401 || status === 408 || status === 412 || status === 429 || status >= 500) return null;
  return 'refused';
}

function activitiesOf(message: DueMessage, channelId: string): Partial<Activity>[] {
  const { text, content } = message;
  const said: Partial<Activity> = {
    type: 'message',
    text: whoSpeaks(message) + text.toWellFormed(),
    textFormat: 'plain',
    ...(content.quickReplies &&
      content.quickReplies.length > 0 && {
        suggestedActions: {
          to: [],
          actions: content.quickReplies.map((title) => ({ type: 'imBack', title, value: title })),
        },
      }),
  };
  const state = handoffStateOf(message);
  if (!state || !takesEvents.has(channelId)) return [said];
  const { localTimezone: _, conversation: __, ...event } = EventFactory.createHandoffStatus({} as never, state);
  return [said, event];
}

/** What the SDK throws, read loosely: a status where the connector answered. */
function verdictOf(failure: unknown): { status: number | null; retryAfterMs: number | null } {
  const { statusCode, response } = (failure ?? {}) as {
    statusCode?: unknown;
    response?: { headers?: { get?(name: string): string | undefined } };
  };
  const seconds = Number(response?.headers?.get?.('retry-after'));
  return {
    status: typeof statusCode === 'number' ? statusCode : null,
    retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : null,
  };
}

async function within<T>(ms: number, doing: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  return Promise.race([doing, promise]).finally(() => clearTimeout(timer));
}

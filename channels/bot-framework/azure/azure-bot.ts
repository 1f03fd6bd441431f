import type { Router } from 'express';
import type { Store } from '#store';
import type { Channel } from '../../channel.ts';
import { openOutsideChannel } from '../../outside-channel.ts';
import { type ArrivalsParts, openArrivals } from './arrivals.ts';
import { AzureAdapter } from './azure-adapter.ts';
import { type CarrierParts, openCarrier } from './carrier.ts';
import type { AzureBot } from './cloud.ts';
import { BotCredentials } from './credentials.ts';
import { openEndpoint } from './endpoint.ts';
import { sayTyping } from './typing.ts';

/**
 * What comes in from Azure Bot Service, to be mounted at `messagesPath`.
 *
 * Not part of it: answering (turns do), and what goes out (the channel does, by the `deliveries` job).
 */
export function openAzureMessages(
  bot: AzureBot,
  parts: Omit<ArrivalsParts, 'appId'> & { fetch: typeof fetch; clock(): Date; refused(reason: string): void },
): Router {
  const adapter = new AzureAdapter(bot, new BotCredentials(bot, parts));
  return openEndpoint({ ...parts, bot, adapter, arrive: openArrivals({ ...parts, appId: bot.appId }) });
}

/** What goes out to Azure Bot Service, and that somebody is writing. */
export function openAzureChannel(
  bot: AzureBot,
  parts: {
    store: Pick<Store, 'deliveries' | 'references' | 'tickets'>;
    jobs: Parameters<typeof openOutsideChannel>[0]['jobs'];
    fetch: typeof fetch;
    clock(): Date;
    newId(): string;
    refused: CarrierParts['refused'];
  },
): Channel {
  const credentials = new BotCredentials(bot, parts);
  const adapter = new AzureAdapter(bot, credentials);
  sayTyping({ ...parts, adapter, bot });
  return openOutsideChannel({ ...parts, carrier: openCarrier({ ...parts, adapter, credentials, bot }) });
}

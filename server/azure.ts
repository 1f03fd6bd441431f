import type { Router } from 'express';
import type { Channel, Inbox } from '#channels';
import { openAzureChannel, openAzureMessages } from '#channels/bot-framework';
import type { Handoffs } from '#handoff';
import type { Assertions } from '#identity';
import type { Foundation } from './foundation.ts';

/** What goes out to Azure Bot Service; null where no bot is set. */
export function openAzure(foundation: Foundation): Channel | null {
  const { settings, store, jobs, log, clock, newId } = foundation;
  if (!settings.azure) return null;
  return openAzureChannel(settings.azure, {
    store,
    jobs,
    fetch,
    clock,
    newId,
    refused: (status, conversation) =>
      log.warn({ status, conversation }, 'Azure Bot Service did not take a message, with this status'),
  });
}

/** What Azure Bot Service sends; null where no bot is set. */
export function openMessages(
  foundation: Foundation,
  parts: {
    inbox: Inbox;
    handoff: Pick<Handoffs, 'leaveLine'>;
    assertions: Pick<Assertions, 'prove'>;
    failed(doing: string, error: unknown): void;
  },
): Router | null {
  const { settings, store, jobs, log, clock, newId } = foundation;
  if (!settings.azure) return null;
  return openAzureMessages(settings.azure, {
    store,
    jobs,
    fetch,
    inbox: parts.inbox,
    secret: foundation.secret('azure conversations'),
    proveCustomer: (assertion) => parts.assertions.prove(assertion),
    leaveLine: (conversation) => parts.handoff.leaveLine(conversation),
    refused: (reason) => log.warn({ reason }, 'an activity for Azure Bot Service’s endpoint was refused'),
    failed: parts.failed,
    clock,
    newId,
  });
}

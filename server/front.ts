import { quietTime } from '#bot';
import { openInbox } from '#channels';
import { openDirectLine } from '#channels/bot-framework';
import type { ConversationId } from '#conversation';
import type { Handoffs } from '#handoff';
import { openAssertions, openStaffAccounts } from '#identity';
import { mask } from '#privacy';
import type { Foundation } from './foundation.ts';
import { serve } from './http/serve.ts';

/** The facing half: customers' channels, the desk's API and pages. */
export async function openFront(foundation: Foundation, handoff: Handoffs): Promise<Front> {
  const { settings, store, jobs, knowledge, vault, audit, log, metrics, clock, newId } = foundation;

  const assertions = openAssertions({ keys: settings.bankKeys, audience: 'xianting', clock });
  const accounts = openStaffAccounts({
    store,
    audit,
    clock,
    newId,
    changed: (id) => jobs.signals.publish({ about: 'staff', id }),
  });
  const { password } = await accounts.ensureAdministrator({ password: settings.adminPassword });

  const inbox = openInbox({
    store,
    jobs,
    mask,
    seal: (customer, text) => vault.seal(customer, text),
    quietTime: (text) => quietTime(text, settings.quietMs),
    leftMessage: (conversation) => handoff.leftMessage(conversation),
    audit,
    clock,
    newId,
  });
  const directLine = openDirectLine({
    store,
    jobs,
    inbox,
    proveCustomer: (assertion: string, conversation?: ConversationId) => assertions.prove(assertion, conversation),
    leaveLine: (conversation) => handoff.leaveLine(conversation),
    tokenSecret: foundation.secret('direct line tokens'),
    origins: settings.origins,
    clock,
    newId,
  });

  const server = await serve({
    settings: {
      port: settings.port,
      host: settings.host,
      origins: settings.origins,
      trustProxy: settings.trustProxy,
      rateLimits: settings.rateLimits,
    },
    parts: {
      store,
      jobs,
      handoff,
      knowledge,
      directLine,
      accounts,
      vault,
      mask,
      audit,
      clock,
      newId,
      log,
      registry: metrics.registry,
    },
  });
  return { address: server.address, firstPassword: password, close: () => server.close() };
}

export interface Front {
  /** Where it listens: http://host:port. */
  address: string;
  /** The first administrator's password, at the first start only. */
  firstPassword: string | null;
  close(): Promise<void>;
}

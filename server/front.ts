import { quietTime } from '#bot';
import { type Inbox, openInbox } from '#channels';
import { openDirectLine } from '#channels/bot-framework';
import { asksToLeaveLine, type Handoffs } from '#handoff';
import { openAssertions, openStaffAccounts } from '#identity';
import { openAppeals } from '#inspection';
import { mask, verifyAudit } from '#privacy';
import { openMessages } from './azure.ts';
import type { Foundation } from './foundation.ts';
import { serve } from './http/serve.ts';
import { openPushes, sendsLeft } from './wechat.ts';

/** The facing half: customers' channels, the desk's API and pages. */
export async function openFront(foundation: Foundation, handoff: Handoffs): Promise<Front> {
  const { settings, store, jobs, knowledge, policy, vault, audit, log, metrics, clock, newId } = foundation;
  const failed = (doing: string, err: unknown) =>
    log.warn({ err, doing }, 'something failed without harm; it is taken up again');

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
    mask: (text) => mask(text).text,
    seal: (customer, text) => vault.seal(customer, text),
    quietTime: (text) => quietTime(text, settings.quietMs),
    clock,
    newId,
    failed,
  });
  const attended = tellingTheLine(inbox, handoff);
  const directLine = openDirectLine({
    store,
    jobs,
    inbox: attended,
    proveCustomer: (assertion) => assertions.prove(assertion),
    leaveLine: (conversation) => handoff.leaveLine(conversation),
    placesInLine: () => handoff.places(),
    tokenSecret: foundation.secret('direct line tokens'),
    origins: settings.origins.length > 0 ? settings.origins : 'same-host',
    clock,
    newId,
    failed,
    ...(settings.rateLimits ? {} : { limits: { messagesPerMinute: Number.POSITIVE_INFINITY } }),
  });

  const server = await serve({
    settings,
    parts: {
      store,
      jobs,
      handoff,
      appeals: openAppeals({ store, mask, audit, clock }),
      knowledge,
      policy,
      directLine,
      azure: openMessages(foundation, { inbox: attended, handoff, assertions, failed }),
      wechat: openPushes(foundation, { inbox: attended, handoff, failed }),
      sendsLeft: (conversation) => sendsLeft(foundation, conversation),
      accounts,
      house: settings.house,
      vault,
      mask,
      audit,
      verifyAudit: (records, after) => verifyAudit(foundation.auditKey, records, { after }),
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
  /** The first administrator's password, where one was made at this start. */
  firstPassword: string | null;
  close(): Promise<void>;
}

/** What customers write while they wait is news for the line: they leave it, or leave a message where nobody is on duty. */
function tellingTheLine(inbox: Inbox, handoff: Handoffs): Inbox {
  return {
    ...inbox,
    async receive(message) {
      const appended = await inbox.receive(message);
      if (appended.control === 'waiting-line' && !appended.repeated) {
        if (asksToLeaveLine(message.text)) await handoff.leaveLine(message.conversation);
        else await handoff.leftMessage(message.conversation);
      }
      return appended;
    },
  };
}

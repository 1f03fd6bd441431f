import { composeHandoffInitiation } from '#channels/bot-framework';
import { type Handoffs, openHandoff } from '#handoff';
import type { Foundation } from './foundation.ts';

/** The handoff room as every process wires it: gateways act on it, workers run its jobs. */
export function openDesk({ store, jobs, audit, clock, newId }: Foundation): Handoffs {
  return openHandoff({
    store,
    jobs,
    composeInitiation: ({ handoff, messages }) =>
      composeHandoffInitiation({
        handoff,
        messages,
        conversation: { id: handoff.conversation, channel: handoff.channel, customer: handoff.customer },
      }),
    audit,
    clock,
    newId,
  });
}

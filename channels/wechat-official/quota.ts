import type { UndeliveredReason } from '#conversation';
import type { FollowerLedger } from '#store';

/**
 * How many messages the platform lets through to one customer, as pure functions of the ledger and the clock.
 *
 * Since 2023-06-12 (developers.weixin.qq.com, 客服消息): 5 within 48 hours of a customer's message; 3 within a minute of
 * a tap on a menu, a follow or a scanned code. They do not add up. Every send counts against both, so that whatever the
 * platform counts it against, we never ask for more.
 */
export type Ledger = FollowerLedger;

const allowances = {
  message: { sends: 5, forMs: 48 * 3_600_000 },
  act: { sends: 3, forMs: 60_000 },
} as const;

/** What the bot and the house leave for the agent. */
const keptForAgent = 2;

/**
 * The longest that a send is on its way: it counts from when it could have arrived, until somebody says when it did.
 *
 * What a customer does is dated by the platform's clock, down to the second: what was sent within that second counts. A
 * platform whose clock is far ahead of ours may have counted more, and then says so (45047), which is believed.
 */
const onItsWayMs = 10_000;

export interface Left {
  sends: number;
  /** Until when; null where nothing is left to send within. */
  until: Date | null;
}

/** What may still be sent, by whoever may send all of it. */
export function leftFor({ following, wroteAt, actedAt, sends }: Ledger, now: Date): Left {
  const windows = [
    { ...allowances.message, openedAt: wroteAt },
    { ...allowances.act, openedAt: actedAt },
  ].map(({ sends: most, forMs, openedAt }) => {
    const until = openedAt && new Date(openedAt.getTime() + forMs);
    const isOpen = following && openedAt !== null && until !== null && now.getTime() + onItsWayMs < until.getTime();
    const used = sends.filter(({ at }) => at.getTime() >= (openedAt?.getTime() ?? 0)).length;
    return isOpen && used < most ? { sends: most - used, until } : { sends: 0, until: null };
  });
  return windows.reduce((one, other) => (other.sends > one.sends ? other : one));
}

export type Speaker = 'agent' | 'house';

/** Whether a send may go out now; why not otherwise. */
export function whyNot(ledger: Ledger, speaker: Speaker, now: Date): UndeliveredReason | null {
  if (!ledger.following) return 'unreachable';
  const { sends } = leftFor(ledger, now);
  if (sends > (speaker === 'agent' ? 0 : keptForAgent)) return null;
  if (sends > 0) return 'kept-for-agent';
  const { wroteAt } = ledger;
  const isOver = !wroteAt || now.getTime() + onItsWayMs >= wroteAt.getTime() + allowances.message.forMs;
  return isOver ? 'window-closed' : 'quota-spent';
}

/** A send is on its way. */
export function spent(ledger: Ledger, id: string, now: Date): Ledger {
  return { ...ledger, sends: [...stillCounting(ledger, now), { id, at: new Date(now.getTime() + onItsWayMs) }] };
}

/** The platform has it. */
export function arrived(ledger: Ledger, id: string, now: Date): Ledger {
  return { ...ledger, sends: ledger.sends.map((send) => (send.id === id ? { id, at: now } : send)) };
}

/** The platform did not take it. */
export function notTaken(ledger: Ledger, id: string): Ledger {
  return { ...ledger, sends: ledger.sends.filter((send) => send.id !== id) };
}

/** The platform says that nothing is left: somebody else sends to this customer, too. It is believed. */
export function spentElsewhere(ledger: Ledger, now: Date): Ledger {
  const { sends } = leftFor(ledger, now);
  const elsewhere = Array.from({ length: sends }, (_, n) => ({ id: `elsewhere-${now.getTime()}-${n}`, at: now }));
  return { ...ledger, sends: [...ledger.sends, ...elsewhere] };
}

/** The platform says that the window is closed. */
export function closed(ledger: Ledger): Ledger {
  return { ...ledger, wroteAt: null, actedAt: null };
}

export function gone(ledger: Ledger): Ledger {
  return { ...ledger, following: false };
}

function stillCounting({ sends }: Ledger, now: Date): Ledger['sends'] {
  const since = now.getTime() - allowances.message.forMs;
  return sends.filter(({ at }) => at.getTime() > since).slice(-20);
}

/** How a handoff's life reads in the record, and how a step is written there. */
import type { HandoffId } from '#conversation';
import type { Handoff, HandoffChange } from '#store';
import type { Advance, Effect, Life, Stage } from './lifecycle.ts';
import { isToldOnce, type Notice, word } from './notices.ts';

export function lifeOf(handoff: Handoff): Life {
  return { ...stageOf(handoff), skill: handoff.skill };
}

function stageOf(handoff: Handoff): Stage {
  const { state, offeredTo, offerUntil, heldBy, heldAt, endedAt, how, unattended } = handoff;
  switch (state) {
    case 'requested':
      return { state };
    case 'waiting':
      return { state, unattended, lapsedWith: offeredTo };
    case 'offered':
      if (offeredTo && offerUntil) return { state, to: offeredTo, until: offerUntil };
      break;
    case 'held':
      if (heldBy && heldAt) return { state, by: heldBy, since: heldAt };
      break;
    case 'ended':
      if (endedAt && how) return { state, at: endedAt, how };
      break;
  }
  throw new Error(`The record of handoff ${handoff.id} is not that of one which is ${state}.`);
}

/** What goes with a step into the record, beyond the stage. */
export interface Remarks {
  /** For colleagues, never shown to the customer. */
  note?: string;
  at: Date;
  newId(): string;
}

/** A step as one change of the record: the stage, who controls the conversation, what is said, what is asked for anew. */
export function changeFor(handoff: Handoff, { next, effects }: Advance, remarks: Remarks): HandoffChange {
  const control = effects.map(controlOf).find((change) => change !== null);
  const notices = effects.flatMap((effect) => (effect.effect === 'say' ? [effect.notice] : []));
  const again = effects.find((effect) => effect.effect === 'request-again');
  return {
    becomes: { ...becoming(next, remarks.at, handoff), ...(remarks.note !== undefined && { note: remarks.note }) },
    ...(control && { control }),
    notices: notices.map((notice) => ({ ...word(notice), clientId: clientIdOf(notice, handoff.id, remarks.newId) })),
    ...(again && {
      again: {
        id: remarks.newId() as HandoffId,
        skill: again.skill,
        reason: { because: 'transferred' },
        advanceMinutes: 0,
        findings: handoff.findings,
        ruling: handoff.ruling,
        summary: remarks.note ? `转接说明：${remarks.note}\n${handoff.summary}` : handoff.summary,
      },
    }),
  };
}

/** Who held it stays on record when it has ended; an offer is over with whatever follows it. */
function becoming(next: Stage, at: Date, { receivedAt }: Handoff): HandoffChange['becomes'] {
  const noOffer = { offeredTo: null, offerUntil: null } as const;
  switch (next.state) {
    case 'requested':
      return { state: next.state };
    case 'waiting':
      return {
        state: next.state,
        unattended: next.unattended,
        offeredTo: next.lapsedWith,
        offerUntil: null,
        heldBy: null,
        heldAt: null,
        receivedAt: receivedAt ?? at,
      };
    case 'offered':
      return { state: next.state, offeredTo: next.to, offerUntil: next.until, unattended: false };
    case 'held':
      return { state: next.state, ...noOffer, heldBy: next.by, heldAt: next.since, unattended: false };
    case 'ended':
      return { state: next.state, ...noOffer, endedAt: next.at, how: next.how, unattended: false };
  }
}

function controlOf(effect: Effect): NonNullable<HandoffChange['control']> | null {
  switch (effect.effect) {
    case 'give-control':
      return { by: 'agent', agent: effect.to };
    case 'return-control-to-bot':
      return { by: 'bot' };
    case 'take-control-for-line':
      return { by: 'waiting-line' };
    default:
      return null;
  }
}

function clientIdOf(notice: Notice, handoff: HandoffId, newId: () => string): string {
  return `notice:${notice.kind}:${isToldOnce(notice) ? handoff : newId()}`;
}

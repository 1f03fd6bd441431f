/**
 * The life of a handoff, from the bot's request to the agent's last word.
 *
 * Pure: `step` says what the next stage is and what should follow; whoever calls it makes it so, in the transaction
 * that stores the stage. An event that a stage does not know is refused, never ignored: late jobs and double clicks
 * must be seen. A handoff's place in the line is its due time, which no event can change.
 */
import type { Skill, StaffId } from '#conversation';
import type { HandoffEnding } from '#store';
import type { NamedAgent, Notice } from './notices.ts';

export type Stage =
  /** The bot, or a transfer, asked for it; the queue has not brought it to the desk yet. */
  | { state: 'requested' }
  /** `lapsedWith`: who let the last offer go by. `unattended`: the customer was told that nobody is on duty. */
  | { state: 'waiting'; unattended: boolean; lapsedWith: StaffId | null }
  | { state: 'offered'; to: StaffId; until: Date }
  | { state: 'held'; by: StaffId; since: Date }
  | { state: 'ended'; at: Date; how: HandoffEnding };

export type Life = Stage & { skill: Skill };

/** What has happened, told by whoever saw it. `ahead`: how many stand before this customer in the line. */
export type HandoffEvent = { at: Date } & (
  | { type: 'received'; attended: boolean; ahead: number }
  | { type: 'agent-matched'; agent: StaffId; until: Date }
  | { type: 'accepted'; agent: Accepting }
  | { type: 'offer-lapsed' }
  | { type: 'agent-lost'; agent: Agent; ahead: number }
  | { type: 'conversation-finished'; agent: Agent }
  | { type: 'returned-to-bot'; agent: Agent }
  | { type: 'transferred'; agent: Agent; to: Skill }
  | { type: 'customer-withdrew' }
  | { type: 'customer-left' }
  | { type: 'message-left' }
  | { type: 'nobody-on-duty' }
  | { type: 'agent-came-on-duty' }
);

interface Agent extends NamedAgent {
  id: StaffId;
}

export interface Accepting extends Agent {
  skills: readonly Skill[];
  /** A supervisor may take whatever waits, also what is offered to somebody else. */
  supervises: boolean;
}

export type Effect =
  | { effect: 'give-control'; to: StaffId }
  | { effect: 'return-control-to-bot' }
  | { effect: 'take-control-for-line' }
  | { effect: 'say'; notice: Notice }
  | { effect: 'wake-offer-timer'; at: Date }
  | { effect: 'match-again' }
  | { effect: 'request-again'; skill: Skill };

export type Step = Advance | { refused: string };

export interface Advance {
  next: Stage;
  effects: readonly Effect[];
}

export function step(life: Life, event: HandoffEvent): Step {
  return known(life, event) ?? { refused: `${event.type} while ${life.state}` };
}

function known(life: Life, event: HandoffEvent): Step | null {
  switch (life.state) {
    case 'requested':
      return whileRequested(life, event);
    case 'waiting':
      return whileWaiting(life, event);
    case 'offered':
      return whileOffered(life, event);
    case 'held':
      return whileHeld(life, event);
    case 'ended':
      return null;
  }
}

function whileRequested(life: Life, event: HandoffEvent): Step | null {
  switch (event.type) {
    case 'received':
      return {
        next: { state: 'waiting', unattended: !event.attended, lapsedWith: null },
        effects: [
          say(event.attended ? { kind: 'queued', ahead: event.ahead } : { kind: 'nobody-on-duty', skill: life.skill }),
          matchAgain,
        ],
      };
    case 'customer-withdrew':
      return { next: ended(event, 'withdrawn'), effects: [returnControl, say({ kind: 'line-left' })] };
    default:
      return null;
  }
}

function whileWaiting(life: Life & { state: 'waiting' }, event: HandoffEvent): Step | null {
  const { skill, ...stage } = life;
  switch (event.type) {
    case 'agent-matched':
      return {
        next: { state: 'offered', to: event.agent, until: event.until },
        effects: [{ effect: 'wake-offer-timer', at: event.until }],
      };
    case 'accepted':
      if (!event.agent.skills.includes(skill) && !event.agent.supervises) return null;
      return accepted(event);
    case 'customer-withdrew':
      return { next: ended(event, 'withdrawn'), effects: [returnControl, say({ kind: 'line-left' })] };
    case 'customer-left':
      return { next: ended(event, 'abandoned'), effects: [returnControl, say({ kind: 'abandoned' })] };
    case 'nobody-on-duty':
      if (stage.unattended) return null;
      return { next: { ...stage, unattended: true }, effects: [say({ kind: 'nobody-on-duty', skill })] };
    case 'agent-came-on-duty':
      if (!stage.unattended) return null;
      return { next: { ...stage, unattended: false }, effects: [matchAgain] };
    case 'message-left':
      if (!stage.unattended) return null;
      return { next: stage, effects: [say({ kind: 'message-left' })] };
    default:
      return null;
  }
}

function whileOffered(life: Life & { state: 'offered' }, event: HandoffEvent): Step | null {
  const waitsAgain: Step = {
    next: { state: 'waiting', unattended: false, lapsedWith: life.to },
    effects: [matchAgain],
  };
  switch (event.type) {
    case 'accepted':
      if (event.agent.id === life.to) return accepted(event);
      // Whom it was offered to has room again.
      return event.agent.supervises ? accepted(event, [matchAgain]) : null;
    case 'offer-lapsed':
      return event.at >= life.until ? waitsAgain : null;
    case 'agent-lost':
      return event.agent.id === life.to ? waitsAgain : null;
    case 'customer-withdrew':
      return { next: ended(event, 'withdrawn'), effects: [returnControl, say({ kind: 'line-left' }), matchAgain] };
    case 'customer-left':
      return { next: ended(event, 'abandoned'), effects: [returnControl, say({ kind: 'abandoned' }), matchAgain] };
    default:
      return null;
  }
}

function whileHeld(life: Life & { state: 'held' }, event: HandoffEvent): Step | null {
  if (!('agent' in event) || typeof event.agent === 'string' || event.agent.id !== life.by) return null;
  const { agent } = event;
  switch (event.type) {
    case 'agent-lost':
      return {
        next: { state: 'waiting', unattended: false, lapsedWith: null },
        effects: [takeControl, say({ kind: 'agent-lost', agent: named(agent), ahead: event.ahead }), matchAgain],
      };
    case 'conversation-finished':
      return { next: ended(event, 'finished'), effects: [returnControl, say({ kind: 'finished' }), matchAgain] };
    case 'returned-to-bot':
      return {
        next: ended(event, 'returned-to-bot'),
        effects: [returnControl, say({ kind: 'returned-to-bot', agent: named(agent) }), matchAgain],
      };
    case 'transferred':
      return {
        next: ended(event, 'transferred'),
        effects: [
          takeControl,
          say({ kind: 'transferred', agent: named(agent), to: event.to }),
          { effect: 'request-again', skill: event.to },
          matchAgain,
        ],
      };
    default:
      return null;
  }
}

const returnControl: Effect = { effect: 'return-control-to-bot' };
const takeControl: Effect = { effect: 'take-control-for-line' };
const matchAgain: Effect = { effect: 'match-again' };

function say(notice: Notice): Effect {
  return { effect: 'say', notice };
}

function named({ name, account }: Agent): NamedAgent {
  return { name, account };
}

function ended({ at }: HandoffEvent, how: HandoffEnding): Stage {
  return { state: 'ended', at, how };
}

function accepted({ agent, at }: { agent: Accepting; at: Date }, further: readonly Effect[] = []): Step {
  return {
    next: { state: 'held', by: agent.id, since: at },
    effects: [{ effect: 'give-control', to: agent.id }, say({ kind: 'agent-joined', agent: named(agent) }), ...further],
  };
}

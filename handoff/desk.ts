import type { ConversationId, HandoffId, Message, Presence, Skill } from '#conversation';
import type { HandoffJob, Jobs } from '#jobs';
import type { Handoff, StaffMember, Store } from '#store';
import { type HandoffAudit, openAgentsActs } from './agents.ts';
import { openHappenings } from './happening.ts';
import { openIntake } from './intake.ts';
import { openWatch } from './line.ts';
import { openPlaces, type PlaceInLine } from './places.ts';
import { openUpkeep } from './upkeep.ts';

/**
 * From the bot's request to the agent's last word: the waiting line, who is offered whom, who holds whom.
 *
 * Every act is one transaction and may be tried again: what has happened already is refused or changes nothing.
 *
 * Not part of it: deciding that a conversation is handed over (the bot does), what agents write (the record takes
 * it while they hold the conversation), and signing in.
 */
export interface Handoffs {
  /**
   * Sends a requested handoff through the queue of its skill, with the masked transcript. Does nothing for one that
   * has come further. Refuses 'unknown-handoff'; throws while the queue is away (the sweep raises it again).
   */
  raise(id: HandoffId): Promise<void>;
  /** The desk's intake: what a queue brought waits from now on, and the customer is told where in the line. */
  receive(job: HandoffJob): Promise<void>;
  /** Ends the offers whose time is over and makes new ones. */
  matchNow(): Promise<void>;

  /**
   * Takes a customer: one offered to this agent, one that waits in this agent's skills, or, for a supervisor, any that
   * waits or is offered. Beyond the capacity, too: it bounds what is offered, not what somebody takes on. Refuses
   * 'role-missing', 'unknown-handoff', 'held-by-another-agent', 'offered-to-another-agent' and 'handoff-over'.
   */
  accept(id: HandoffId, agent: StaffMember): Promise<Handoff>;
  /** Ends a chat; the bot has the conversation again, with nothing left to answer. Refuses as `accept` does, and 'not-yours-to-answer'. */
  end(id: HandoffId, agent: StaffMember, ending: { note: string; returnToBot: boolean }): Promise<Handoff>;
  /** Ends a chat and asks for it anew in the line of `skill`, at the place it has earned. Refuses as `end` does. */
  transfer(id: HandoffId, agent: StaffMember, transfer: { skill: Skill; note: string }): Promise<Handoff>;
  /** Refuses 'still-holding' to go offline; an offer that waits for whoever goes offline is given back. */
  setPresence(agent: StaffMember, presence: Presence): Promise<void>;

  /** The customer goes on with the bot. Does nothing where they do not stand in the line (any more). */
  leaveLine(conversation: ConversationId): Promise<void>;
  /** The customer has written: where nobody is on duty, the first time is answered. */
  leftMessage(conversation: ConversationId): Promise<void>;

  /** Mends what time, crashes and lost jobs left behind. Run it every few seconds, in as many processes as you like. */
  sweep(): Promise<void>;

  /** Where everybody stands who waits in an attended line, with the range of their wait. */
  places(): Promise<ReadonlyMap<ConversationId, PlaceInLine>>;

  /** Every handoff that has not ended, in the order of the line: for the desk's feed. */
  line(): Promise<readonly Handoff[]>;
}

interface HandoffParts {
  store: Store;
  jobs: Jobs;
  /** Makes the event that travels through the queue. `messages`: the end of the masked transcript, oldest first. */
  composeInitiation(initiation: { handoff: Handoff; messages: readonly Message[] }): HandoffJob['event'];
  /** Told of every acceptance, end and transfer. */
  audit(record: HandoffAudit): Promise<void>;
  clock(): Date;
  newId(): string;
  settings?: HandoffSettings;
}

interface HandoffSettings {
  /** How long an offer stands. */
  offerSeconds: number;
  /** How long a customer may be out of sight before the line goes on without them. */
  customerGoneMinutes: number;
  /** How long an agent's page may be disconnected before customers are taken back into the line. */
  agentGoneSeconds: number;
}

const asBanksDo: HandoffSettings = { offerSeconds: 30, customerGoneMinutes: 10, agentGoneSeconds: 60 };

export function openHandoff(parts: HandoffParts): Handoffs {
  const { store, jobs, composeInitiation, audit, clock, settings = asBanksDo } = parts;
  const openedAt = clock();
  const presentSince = openWatch(settings.agentGoneSeconds, openedAt);
  const waitingSince = openWatch(settings.customerGoneMinutes * 60, openedAt);

  const happenings = openHappenings(parts);
  const { raise, receive } = openIntake({ store, jobs, happenings, composeInitiation, presentSince, clock });

  const open = async (conversation: ConversationId) => {
    const handoff = await store.handoffs.ofConversation(conversation);
    return handoff && handoff.state !== 'ended' ? handoff : null;
  };

  return {
    raise,
    receive,
    ...openUpkeep({ store, jobs, happenings, raise, settings, presentSince, waitingSince, clock }),
    ...openAgentsActs({ store, jobs, happenings, raise, audit, clock }),

    async leaveLine(conversation) {
      const handoff = await open(conversation);
      if (handoff) await happenings.happen(handoff.id, { type: 'customer-withdrew', at: clock() });
    },

    async leftMessage(conversation) {
      const handoff = await open(conversation);
      if (handoff?.unattended) await happenings.happen(handoff.id, { type: 'message-left', at: clock() });
    },

    places: openPlaces({ store, clock }),
    line: () => store.handoffs.open(),
  };
}

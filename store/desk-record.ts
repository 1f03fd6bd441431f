import type { ConversationId, CustomerId, Finding, HandoffId, HandoffReason, StaffId } from '#conversation';
import type { Database } from './database.ts';
import type { HandoffEnding } from './schema.ts';

/**
 * What the desk reads of the record beside the line and the transcripts: figures of the day, how a conversation went,
 * and what there was before it. Computed from the record whenever it is asked.
 *
 * Not part of this port: who may read what (`handoff` says so).
 */
export interface DeskRecord {
  /** What came of the time since `since`: of one agent's chats, or, with null, of everybody's. */
  day(since: Date, agent: StaffId | null): Promise<DayFigures>;

  /** What was heard in each of the bot's turns, the first turn first; the latest `limit` of them. */
  course(id: ConversationId, limit: number): Promise<readonly HeardTurn[]>;

  /** The other conversations of this conversation's customer, the latest first. */
  earlier(id: ConversationId, limit: number): Promise<readonly EarlierConversation[]>;

  /** Whether this agent holds some conversation of this customer now. */
  serves(agent: StaffId, customer: CustomerId): Promise<boolean>;
}

export interface DayFigures {
  /** Chats that were taken. */
  chats: number;
  /** Of those, in how many the agent has written. */
  answered: number;
  /** Median of the seconds from a customer's asking for a person to that person's first word; null where none was written. */
  firstResponseSeconds: number | null;
  /** Customers' words on whether an answer helped, of every conversation: so far only the bot's answers ask for one. */
  rated: number;
  helped: number;
}

export interface HeardTurn {
  throughSeq: number;
  heard: readonly Finding[];
  at: Date;
}

export interface EarlierConversation {
  id: ConversationId;
  channel: string;
  openedAt: Date;
  lastSeq: number;
  /** The latest handing over; null where the bot had the conversation to itself. */
  handoff: {
    id: HandoffId;
    state: 'requested' | 'waiting' | 'offered' | 'held' | 'ended';
    reason: HandoffReason;
    summary: string;
    note: string | null;
    how: HandoffEnding | null;
    heldBy: StaffId | null;
    endedAt: Date | null;
  } | null;
}

export function openDeskRecord(database: Database): DeskRecord {
  return {
    async day(since, agent) {
      const [row] = await database.rows<{
        chats: number;
        answered: number;
        first_response: number | null;
        rated: number;
        helped: number;
      }>(
        `with taken as (
           select h.requested_at, (
             select min(m.at) from xianting.messages m
             where m.conversation_id = h.conversation_id and m.seq > h.through_seq and m.author = 'agent'
               and m.agent_id = h.held_by and (h.ended_at is null or m.at <= h.ended_at)) as first_word
           from xianting.handoffs h where h.held_at >= $1 and ($2::text is null or h.held_by = $2))
         select count(*)::int as chats, count(first_word)::int as answered,
           percentile_cont(0.5) within group (order by extract(epoch from first_word - requested_at)) as first_response,
           (select count(*)::int from xianting.feedback where at >= $1) as rated,
           (select count(*)::int from xianting.feedback where at >= $1 and helped) as helped
         from taken`,
        [since, agent],
      );
      const { chats = 0, answered = 0, first_response = null, rated = 0, helped = 0 } = row ?? {};
      return { chats, answered, firstResponseSeconds: first_response, rated, helped };
    },

    async course(id, limit) {
      const rows = await database.rows<{ through_seq: number; heard: readonly Finding[]; at: Date }>(
        `select through_seq, heard, at from xianting.turns where conversation_id = $1 order by through_seq desc limit $2`,
        [id, limit],
      );
      return rows.map(({ through_seq, heard, at }) => ({ throughSeq: through_seq, heard, at })).reverse();
    },

    async earlier(id, limit) {
      const rows = await database.rows<{
        id: ConversationId;
        channel: string;
        opened_at: Date;
        last_seq: number;
        handoff: HandoffId | null;
        state: NonNullable<EarlierConversation['handoff']>['state'];
        reason: HandoffReason;
        summary: string;
        note: string | null;
        how: HandoffEnding | null;
        held_by: StaffId | null;
        ended_at: Date | null;
      }>(
        `select e.id, e.channel, e.opened_at, e.last_seq, h.id as handoff, h.state, h.reason, h.summary, h.note, h.how, h.held_by, h.ended_at
         from xianting.conversations c
         join xianting.conversations e on e.customer_id = c.customer_id and e.id <> c.id and e.last_seq > 0
         left join lateral (
           select * from xianting.handoffs where conversation_id = e.id
           order by requested_at desc, (state = 'ended') limit 1) h on true
         where c.id = $1 order by e.opened_at desc, e.id limit $2`,
        [id, limit],
      );
      return rows.map(({ id, channel, opened_at, last_seq, handoff, held_by, ended_at, ...rest }) => ({
        id,
        channel,
        openedAt: opened_at,
        lastSeq: last_seq,
        handoff: handoff && { ...rest, id: handoff, heldBy: held_by, endedAt: ended_at },
      }));
    },

    async serves(agent, customer) {
      const rows = await database.rows(
        `select from xianting.conversations where customer_id = $1 and control = 'agent' and agent_id = $2 limit 1`,
        [customer, agent],
      );
      return rows.length > 0;
    },
  };
}

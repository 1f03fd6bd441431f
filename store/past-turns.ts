import type { ConversationId } from '#conversation';
import type { Database } from './database.ts';

/**
 * The turns that the bot has taken, for replaying them. Not part of this port: what was said in them (`conversations`
 * has the record), and what a replay comes to.
 */
export interface PastTurns {
  /**
   * Conversations that are over (nobody waits, nobody talks, nothing is unanswered) with a turn in the period, in the
   * order of their ids after `after`; and how many there are in all.
   */
  conversations(
    period: Period & { quietSince: Date },
    after: ConversationId | null,
    limit: number,
  ): Promise<{ total: number; ids: readonly ConversationId[] }>;

  /** The turns of one of them in the period, in their order; `limit` at most, the last ones. */
  of(id: ConversationId, period: Period, limit: number): Promise<readonly PastTurn[]>;
}

/** From its beginning to before its end. */
export interface Period {
  from: Date;
  to: Date;
}

export interface PastTurn {
  fromSeq: number;
  throughSeq: number;
  at: Date;
  /** As the bot named it; '' where it did not. */
  decision: string;
  /** Whether the conversation went over to a person with it. */
  handedOver: boolean;
}

export function openPastTurns(database: Database): PastTurns {
  return {
    async conversations({ from, to, quietSince }, after, limit) {
      const rows = await database.rows<{ total: number; id: ConversationId | null }>(
        `with past as (
           select c.id from xianting.conversations c
           where c.control in ('bot', 'nobody') and c.answered_through_seq >= c.last_customer_seq
             and c.reply is null and c.last_customer_at < $3
             and exists (select from xianting.turns t where t.conversation_id = c.id and t.at >= $1 and t.at < $2))
         select (select count(*)::int from past) as total, n.id
         from (select 1) one left join lateral (
           select id from past where $4::text is null or id > $4 order by id limit $5) n on true`,
        [from, to, quietSince, after, limit],
      );
      return { total: rows[0]?.total ?? 0, ids: rows.flatMap(({ id }) => id ?? []) };
    },

    async of(id, { from, to }, limit) {
      const rows = await database.rows<{
        from_seq: number;
        through_seq: number;
        at: Date;
        decision: string | null;
        handed_over: boolean;
      }>(
        `select from_seq, through_seq, at, why->>'decision' as decision,
           exists (select from xianting.handoffs h where h.conversation_id = t.conversation_id and h.requested_at = t.at
                   and h.reason->>'because' <> 'transferred') as handed_over
         from xianting.turns t where conversation_id = $1 and at >= $2 and at < $3
         order by through_seq desc limit $4`,
        [id, from, to, limit],
      );
      return rows
        .map((row) => ({
          fromSeq: row.from_seq,
          throughSeq: row.through_seq,
          at: row.at,
          decision: row.decision ?? '',
          handedOver: row.handed_over,
        }))
        .reverse();
    },
  };
}

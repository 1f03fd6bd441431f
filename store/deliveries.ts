import type { ControlToken, ConversationId } from '#conversation';
import type { Database } from './database.ts';
import { openOutsideDeliveries } from './outside-deliveries.ts';
import type { Deliveries } from './store.ts';

export function openDeliveries(database: Database): Deliveries {
  return {
    ...openOutsideDeliveries(database),

    async pending(before, limit) {
      const rows = await database.rows<{ conversation_id: ConversationId }>(
        `select conversation_id from xianting.messages where delivery = 'pending' and at < $1 group by conversation_id order by min(at) limit $2`,
        [before, limit],
      );
      return rows.map(({ conversation_id }) => conversation_id);
    },

    async show(id) {
      // Compare-and-set: whoever loses to a new message or to another delivery reads again.
      for (;;) {
        const [due] = await database.rows<{
          control_token: ControlToken;
          shown_seq: number;
          current: number[] | null;
          stale: number[] | null;
        }>(
          `select c.control_token, c.shown_seq,
                  array_agg(m.seq order by m.seq) filter (where m.author <> 'bot' or m.control_token = c.control_token) as current,
                  array_agg(m.seq order by m.seq) filter (where m.author = 'bot' and m.control_token <> c.control_token) as stale
           from xianting.conversations c left join xianting.messages m on m.conversation_id = c.id and m.delivery = 'pending'
           where c.id = $1 group by c.id`,
          [id],
        );
        const current = due?.current?.filter((seq) => seq !== null) ?? [];
        const stale = due?.stale?.filter((seq) => seq !== null) ?? [];
        if (!due || current.length + stale.length === 0)
          return { shownSeq: due?.shown_seq ?? 0, sent: 0, superseded: 0 };
        const claimed = await database.rows(
          `with conversation as (
             update xianting.conversations set shown_seq = shown_seq + cardinality($4::int[])
             where id = $1 and control_token = $2 and shown_seq = $3 returning id),
           sent as (
             update xianting.messages m set delivery = 'sent', shown_seq = $3 + d.place
             from conversation c, unnest($4::int[]) with ordinality as d(seq, place)
             where m.conversation_id = c.id and m.seq = d.seq and m.delivery = 'pending'),
           superseded as (
             update xianting.messages m set delivery = 'superseded'
             from conversation c where m.conversation_id = c.id and m.seq = any($5::int[]) and m.delivery = 'pending')
           select 1 from conversation`,
          [id, due.control_token, due.shown_seq, current, stale],
        );
        if (claimed.length === 1)
          return { shownSeq: due.shown_seq + current.length, sent: current.length, superseded: stale.length };
      }
    },
  };
}

import type { ConversationId } from '#conversation';
import type { Database } from './database.ts';
import type { OutsideDeliveries } from './outside.ts';
import { type MessageRow, messageColumns, toMessage } from './rows.ts';

/** How many messages are taken at once; what is beyond comes with the next taking. */
const takenAtOnce = 20;

/** Of what is settled: once nothing else is due, whoever comes next need not wait for us. */
function givenBackAfter(settled: string): string {
  return `delivering_by = case when exists (
            select from xianting.messages where conversation_id = $1 and delivery = 'pending' and seq <> all(${settled}::int[]))
          then delivering_by end`;
}

export function openOutsideDeliveries(database: Database): OutsideDeliveries {
  const giveBack = async (id: ConversationId, by: string) => {
    await database.rows(
      `update xianting.conversations set delivering_by = null, delivering_until = null where id = $1 and delivering_by = $2`,
      [id, by],
    );
  };

  return {
    giveBack,

    async take(id, { by, at, until }) {
      const rows = await database.rows<MessageRow & { parts_sent: number }>(
        `with taken as (
           update xianting.conversations c set delivering_until = $4,
             -- Where all that is due is superseded now, there is nothing to take.
             delivering_by = case when exists (
               select from xianting.messages m where m.conversation_id = $1 and m.delivery = 'pending'
                 and (m.author <> 'bot' or m.control_token = c.control_token)) then $2 end
           where id = $1 and (delivering_by is null or delivering_by = $2 or delivering_until < $3)
             and exists (select from xianting.messages where conversation_id = $1 and delivery = 'pending')
           returning control_token as current),
         superseded as (
           update xianting.messages m set delivery = 'superseded' from taken
           where m.conversation_id = $1 and m.delivery = 'pending' and m.author = 'bot' and m.control_token <> taken.current)
         select ${messageColumns}, parts_sent from xianting.messages, taken
         where conversation_id = $1 and delivery = 'pending' and (author <> 'bot' or control_token = taken.current)
         order by seq limit ${takenAtOnce}`,
        [id, by, at, until],
      );
      return rows.map((row) => ({ ...toMessage(row), partsSent: row.parts_sent }));
    },

    async settle(id, by, settled) {
      switch (settled.became) {
        case 'sent':
          await database.rows(
            `with conversation as (
               update xianting.conversations set shown_seq = shown_seq + cardinality($3::int[]), ${givenBackAfter('$3')}
               where id = $1 and delivering_by = $2 returning shown_seq - cardinality($3::int[]) as base)
             update xianting.messages m set delivery = 'sent', shown_seq = base + d.place
             from conversation, unnest($3::int[]) with ordinality as d(seq, place)
             where m.conversation_id = $1 and m.seq = d.seq and m.delivery = 'pending'`,
            [id, by, settled.seqs],
          );
          return;
        case 'part-sent':
          await database.rows(
            `update xianting.messages m set parts_sent = $4 from xianting.conversations c
             where c.id = $1 and c.delivering_by = $2 and m.conversation_id = $1 and m.seq = $3 and m.delivery = 'pending'`,
            [id, by, settled.seq, settled.parts],
          );
          return;
        case 'deferred':
        case 'failed':
          await database.rows(
            `with conversation as (
               update xianting.conversations set undelivered = undelivered + 1, ${givenBackAfter('$3')} where id = $1 and delivering_by = $2 returning id)
             update xianting.messages m set delivery = $4, undelivered = $5 from conversation
             where m.conversation_id = $1 and m.seq = any($3::int[]) and m.delivery = 'pending'`,
            [id, by, settled.seqs, settled.became, settled.why],
          );
      }
    },
  };
}

import type { ControlToken, ConversationId } from '#conversation';
import type { Database } from './database.ts';
import { type CustomerColumns, type MessageRow, messageColumns, toCustomer, toMessage } from './rows.ts';
import type { OpenReply, ReplyUnderWay, Turns } from './turn-record.ts';

export function openTurns(database: Database): Turns {
  return {
    async pending(before, limit) {
      const rows = await database.rows<{ id: ConversationId }>(
        `select id from xianting.conversations
         where control = 'bot' and answered_through_seq < last_customer_seq and last_customer_at < $1
         order by last_customer_at limit $2`,
        [before, limit],
      );
      return rows.map(({ id }) => id);
    },

    async begin(id, recent) {
      const [row] = await database.rows<
        CustomerColumns & {
          channel: string;
          control_token: ControlToken;
          answered_through_seq: number;
          last_customer_seq: number;
          last_customer_at: Date;
          misunderstood_in_a_row: number;
          reply: ReplyUnderWay | null;
          recent: MessageRow[];
        }
      >(
        `select c.channel, c.customer_id, c.assurance, c.control_token, c.answered_through_seq, c.last_customer_seq, c.last_customer_at,
                c.misunderstood_in_a_row, c.reply, p.bank_id, p.tier, p.birth_year,
                (select json_agg(m order by m.seq) from
                  (select ${messageColumns} from xianting.messages
                   where conversation_id = $1 and seq > least(c.last_seq - $2, c.answered_through_seq) and seq <= c.last_seq order by seq) m) as recent
         from xianting.conversations c join xianting.customers p on p.id = c.customer_id
         where c.id = $1 and c.control = 'bot' and c.answered_through_seq < c.last_customer_seq`,
        [id, recent],
      );
      if (!row) return null;
      const messages = row.recent.map(toMessage);
      const waiting = messages.find(({ seq, author }) => seq > row.answered_through_seq && author.by === 'customer');
      return {
        conversation: id,
        channel: row.channel,
        customer: toCustomer(row),
        token: row.control_token,
        answeredThrough: row.answered_through_seq,
        through: row.last_customer_seq,
        firstWaitingAt: waiting?.at ?? row.last_customer_at,
        lastCustomerAt: row.last_customer_at,
        misunderstoodInARow: row.misunderstood_in_a_row,
        messages,
        underWay: row.reply && toOpenReply(id, row.reply),
      };
    },

    async commit({ pending, say, heard, why, edition, misunderstoodInARow, handOver, unsaid, at }) {
      const rows = await database.rows(
        `with conversation as (
           update xianting.conversations set
             last_seq = last_seq + $5, answered_through_seq = $4, misunderstood_in_a_row = $6,
             control = case when $7::text is null then control else 'waiting-line' end,
             control_token = case when $7::text is null then control_token else control_token + 1 end,
             handoff_id = coalesce($7, handoff_id), reply = $17
           where id = $1 and control = 'bot' and control_token = $2 and answered_through_seq = $3 and last_customer_seq = $4
             and reply is null
           returning id, last_seq - $5 as base, control_token),
         said as (
           insert into xianting.messages (conversation_id, seq, author, client_id, text, content, delivery, control_token, at)
           select id, base + s.place, 'bot', 'bot-' || $4 || '-' || s.place, s.text, s.content, 'pending', control_token, $12
           from conversation, jsonb_to_recordset($8) as s(place int, text text, content jsonb)),
         listened as (
           insert into xianting.turns (conversation_id, from_seq, through_seq, edition, heard, why, at)
           select id, $3 + 1, $4, $9, $10, $11, $12 from conversation),
         handed_over as (
           insert into xianting.handoffs (id, conversation_id, skill, state, reason, findings, summary, through_seq, requested_at, due_at, ruling)
           select $7, id, $13, 'requested', $14, $10, $15, base + $5, $12, $12::timestamptz - make_interval(mins => $16), $18::jsonb from conversation where $7::text is not null)
         select 1 from conversation`,
        [
          pending.conversation,
          pending.token,
          pending.answeredThrough,
          pending.through,
          say.length,
          misunderstoodInARow,
          handOver?.id ?? null,
          JSON.stringify(say.map(({ text, content }, i) => ({ place: i + 1, text, content }))),
          edition,
          JSON.stringify(heard),
          JSON.stringify(why),
          at,
          handOver?.skill ?? null,
          handOver ? JSON.stringify(handOver.reason) : null,
          handOver?.summary ?? null,
          handOver?.advanceMinutes ?? 0,
          unsaid ? JSON.stringify(underWay({ ...pending, said: say.length, ...unsaid })) : null,
          handOver?.ruling ? JSON.stringify(handOver.ruling) : null,
        ],
      );
      return rows.length === 1 ? 'committed' : 'overtaken';
    },

    async goOn(reply, { say, rest, why, at }) {
      const { conversation, token, through, said } = reply;
      const [row] = await database.rows<{ ours: boolean }>(
        `with conversation as (
           update xianting.conversations set
             last_seq = last_seq + $5, reply = case when control = 'bot' and control_token = $2 then $6::jsonb end
           where id = $1 and (reply->>'through')::int = $3 and (reply->>'said')::int = $4
           returning id, last_seq - $5 as base, control = 'bot' and control_token = $2 as ours),
         said as (
           insert into xianting.messages (conversation_id, seq, author, client_id, text, content, delivery, control_token, at)
           select id, base + s.place, 'bot', 'bot-' || $3 || '-' || ($4 + s.place), s.text, s.content,
                  case when ours then 'pending' else 'superseded' end, $2, $9
           from conversation, jsonb_to_recordset($7) as s(place int, text text, content jsonb)),
         told as (
           update xianting.turns t set why = coalesce($8, t.why)
           from conversation c where t.conversation_id = c.id and t.through_seq = $3)
         select ours from conversation`,
        [
          conversation,
          token,
          through,
          said,
          say.length,
          rest && JSON.stringify(underWay({ ...reply, said: said + say.length, rest })),
          JSON.stringify(say.map(({ text, content }, i) => ({ place: i + 1, text, content }))),
          why === null ? null : JSON.stringify(why),
          at,
        ],
      );
      if (!row) return 'overtaken';
      return row.ours ? 'said' : 'superseded';
    },

    async unfinished(at, limit) {
      const rows = await database.rows<{ id: ConversationId; reply: ReplyUnderWay }>(
        `select id, reply from xianting.conversations
         where reply is not null and (reply->>'until')::timestamptz < $1 order by reply->>'until' limit $2`,
        [at, limit],
      );
      return rows.map(({ id, reply }) => toOpenReply(id, reply));
    },
  };
}

function toOpenReply(conversation: ConversationId, reply: ReplyUnderWay): OpenReply {
  return { ...reply, conversation, until: new Date(reply.until) };
}

function underWay({ token, through, said, until, rest }: Omit<OpenReply, 'conversation'>): ReplyUnderWay {
  return { token, through, said, until: until.toISOString(), rest };
}

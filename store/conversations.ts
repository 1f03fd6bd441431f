import { type ControlToken, type ConversationId, type CustomerId, Refusal } from '#conversation';
import { type Database, violatesUniqueness } from './database.ts';
import {
  type ControlColumns,
  type CustomerColumns,
  type MessageRow,
  messageColumns,
  toControl,
  toCustomer,
  toMessage,
} from './rows.ts';
import type { Appended, Conversations, IncomingMessage } from './store.ts';

export function openConversations(database: Database): Conversations {
  /** What is already recorded under this client id; refuses where the conversation itself is unknown. */
  const recorded = async (conversation: ConversationId, clientId: string): Promise<Appended | null> => {
    const [row] = await database.rows<{ seq: number | null; shown_seq: number | null; control: Appended['control'] }>(
      `select m.seq, m.shown_seq, c.control from xianting.conversations c
       left join xianting.messages m on m.conversation_id = c.id and m.client_id = $2 where c.id = $1`,
      [conversation, clientId],
    );
    if (!row) throw new Refusal('unknown-conversation');
    return row.seq === null ? null : { seq: row.seq, shown: row.shown_seq, repeated: true, control: row.control };
  };

  /** Runs a statement that appends; where it wrote nothing, or lost a race to the same client id, answers with what stands. */
  const appendOnce = async (
    statement: string,
    values: readonly unknown[],
    conversation: ConversationId,
    clientId: string,
  ): Promise<Appended | null> => {
    try {
      const [row] = await database.rows<{ seq: number; shown_seq: number | null; control: Appended['control'] }>(
        statement,
        values,
      );
      if (row) return { seq: row.seq, shown: row.shown_seq, repeated: false, control: row.control };
    } catch (error) {
      if (!violatesUniqueness(error)) throw error;
    }
    return recorded(conversation, clientId);
  };

  return {
    async open({ id, channel, customer, at }) {
      await database.rows(
        `insert into xianting.conversations (id, channel, customer_id, control, customer_seen_at, opened_at) values ($1, $2, $3, 'bot', $4, $4)`,
        [id, channel, customer, at],
      );
    },

    async find(id) {
      const [row] = await database.rows<
        ControlColumns & CustomerColumns & { channel: string; last_seq: number; shown_seq: number; opened_at: Date }
      >(
        `select c.channel, c.customer_id, c.assurance, c.control, c.control_token, c.handoff_id, c.agent_id, c.last_seq, c.shown_seq, c.opened_at,
                p.bank_id, p.tier, p.birth_year
         from xianting.conversations c join xianting.customers p on p.id = c.customer_id where c.id = $1`,
        [id],
      );
      return row
        ? {
            id,
            channel: row.channel,
            customer: toCustomer(row),
            control: toControl(row),
            token: row.control_token as ControlToken,
            lastSeq: row.last_seq,
            shownSeq: row.shown_seq,
            openedAt: row.opened_at,
          }
        : null;
    },

    async append(message: IncomingMessage) {
      const appended = await appendOnce(
        `with conversation as (
           update xianting.conversations set
             last_seq = last_seq + 1, shown_seq = shown_seq + 1, last_customer_seq = last_seq + 1,
             last_customer_at = $7, customer_seen_at = $7,
             control = case control when 'nobody' then 'bot' else control end,
             control_token = case control when 'nobody' then control_token + 1 else control_token end
           where id = $1 and not exists (select from xianting.messages where conversation_id = $1 and client_id = $2)
           returning last_seq, shown_seq, control, control_token)
         insert into xianting.messages (conversation_id, seq, author, client_id, text, content, sealed, sealed_for, delivery, shown_seq, control_token, at)
         select $1, last_seq, 'customer', $2, $3, $4, $5, $6, 'sent', shown_seq, control_token, $7 from conversation
         returning seq, shown_seq, (select control from conversation) as control`,
        [
          message.conversation,
          message.clientId,
          message.text,
          message.content,
          message.sealed && Buffer.from(message.sealed),
          message.sealedFor,
          message.at,
        ],
        message.conversation,
        message.clientId,
      );
      // Nothing written and nothing recorded: only where the conversation vanished in between.
      if (!appended) throw new Refusal('unknown-conversation');
      return appended;
    },

    async appendFromAgent(message) {
      const appended = await appendOnce(
        `with conversation as (
           update xianting.conversations set last_seq = last_seq + 1
           where id = $1 and control = 'agent' and agent_id = $5
             and not exists (select from xianting.messages where conversation_id = $1 and client_id = $2)
           returning last_seq, control, control_token)
         insert into xianting.messages (conversation_id, seq, author, agent_id, agent_name, client_id, text, content, delivery, control_token, at)
         select $1, last_seq, 'agent', $5, $6, $2, $3, $4, 'pending', control_token, $7 from conversation
         returning seq, shown_seq, (select control from conversation) as control`,
        [
          message.conversation,
          message.clientId,
          message.text,
          message.content,
          message.agent,
          message.agentName,
          message.at,
        ],
        message.conversation,
        message.clientId,
      );
      if (!appended) throw new Refusal('not-yours-to-answer');
      return appended;
    },

    async appendNotices(conversation, notices, clientIds, at) {
      const telling = database.rows(
        `with conversation as (
           update xianting.conversations set last_seq = last_seq + $4 where id = $1
             and not exists (select from xianting.messages where conversation_id = $1 and client_id = any($5))
           returning last_seq - $4 as base, control_token)
         insert into xianting.messages (conversation_id, seq, author, client_id, text, content, delivery, control_token, at)
         select $1, base + n.place, 'notice', n.client_id, n.text, n.content, 'pending', control_token, $3
         from conversation, jsonb_to_recordset($2) as n(place int, client_id text, text text, content jsonb)`,
        [
          conversation,
          JSON.stringify(
            notices.map(({ text, content }, i) => ({ place: i + 1, client_id: clientIds[i], text, content })),
          ),
          at,
          notices.length,
          clientIds,
        ],
      );
      // Told by somebody else in the same moment: it stands, and is told once.
      await telling.catch((error: unknown) => {
        if (!violatesUniqueness(error)) throw error;
      });
    },

    async shownAfter(id, watermark, limit) {
      const rows = await database.rows<MessageRow>(
        `select ${messageColumns} from xianting.messages where conversation_id = $1 and shown_seq > $2 order by shown_seq limit $3`,
        [id, watermark, limit],
      );
      return rows.map(toMessage);
    },

    async transcript(id, after, limit) {
      const rows = await database.rows<MessageRow>(
        `select ${messageColumns} from xianting.messages where conversation_id = $1 and seq > $2 order by seq limit $3`,
        [id, after, limit],
      );
      return rows.map(toMessage);
    },

    async transcriptBefore(id, seq, limit) {
      const rows = await database.rows<MessageRow>(
        `select ${messageColumns} from xianting.messages where conversation_id = $1 and seq < $2 order by seq desc limit $3`,
        [id, seq, limit],
      );
      return rows.map(toMessage).reverse();
    },

    async heads(ids) {
      if (ids.length === 0) return [];
      const rows = await database.rows<{
        id: ConversationId;
        last_seq: number;
        shown_seq: number;
        undelivered: number;
      }>(`select id, last_seq, shown_seq, undelivered from xianting.conversations where id = any($1)`, [ids]);
      return rows.map((row) => ({
        id: row.id,
        lastSeq: row.last_seq,
        shownSeq: row.shown_seq,
        undelivered: row.undelivered,
      }));
    },

    async seen(ids, at) {
      if (ids.length > 0)
        await database.rows(`update xianting.conversations set customer_seen_at = $2 where id = any($1)`, [ids, at]);
    },

    async identify(id, { customer, assurance }) {
      const rows = await database.rows(
        `update xianting.conversations set customer_id = $2, assurance = $3 where id = $1 returning id`,
        [id, customer, assurance],
      );
      if (rows.length === 0) throw new Refusal('unknown-conversation');
    },

    async sealedOriginal(id, seq) {
      const [row] = await database.rows<{ sealed: Uint8Array | null; sealed_for: CustomerId | null }>(
        `select sealed, sealed_for from xianting.messages where conversation_id = $1 and seq = $2`,
        [id, seq],
      );
      if (!row) throw new Refusal('unknown-message');
      return row.sealed && row.sealed_for ? { sealed: row.sealed, sealedFor: row.sealed_for } : null;
    },

    async rate(id, seq, helped, at) {
      const rows = await database.rows(
        `insert into xianting.feedback (conversation_id, seq, helped, at)
         select conversation_id, seq, $3, $4 from xianting.messages
         where conversation_id = $1 and seq = $2 and (content->>'asksFeedback')::boolean
         on conflict (conversation_id, seq) do update set helped = excluded.helped, at = excluded.at returning seq`,
        [id, seq, helped, at],
      );
      if (rows.length === 0) throw new Refusal('unknown-message');
    },
  };
}

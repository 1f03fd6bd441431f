import type { Appeal, AppealOutcome, ConversationId, EntryId, Finding, InspectionId, StaffId } from '#conversation';
import type { Database, Transaction } from './database.ts';
import type { FeltCount, HeldPart, Inspected, Inspection, Inspections } from './inspection-record.ts';
import { type MessageRow, messageColumns, toMessage } from './rows.ts';

export function openInspections(database: Database): Inspections {
  return {
    async due(restingSince, limit) {
      const rows = await database.rows<{ id: ConversationId }>(
        `(select conversation_id as id from xianting.handoffs
          where state = 'ended' and held_at is not null and not inspected order by ended_at limit $2)
         union
         (select id from xianting.conversations
          where control = 'bot' and inspected_through_seq < last_customer_seq and last_customer_at < $1
            and answered_through_seq >= last_customer_seq and reply is null
          order by last_customer_at limit $2)`,
        [restingSince, limit],
      );
      return rows.map(({ id }) => id);
    },

    async begin(id, restingSince) {
      const [conversation] = await database.rows<{ bot_from: number | null; last_seq: number }>(
        `select last_seq, case when control = 'bot' and inspected_through_seq < last_customer_seq and last_customer_at < $2
                                 and answered_through_seq >= last_customer_seq and reply is null
                               then inspected_through_seq + 1 end as bot_from
         from xianting.conversations where id = $1`,
        [id, restingSince],
      );
      const held = await database.rows<HeldPart>(
        `select h.id as handoff, h.held_by as agent, h.skill, h.reason, h.how, h.held_at as "heldAt", h.ended_at as "endedAt",
                h.through_seq + 1 as "fromSeq",
                (select coalesce(max(seq), h.through_seq) from xianting.messages m
                 where m.conversation_id = h.conversation_id and m.seq > h.through_seq and m.at <= h.ended_at) as "throughSeq"
         from xianting.handoffs h
         where h.conversation_id = $1 and h.state = 'ended' and h.held_at is not null and not h.inspected
         order by h.ended_at`,
        [id],
      );
      const botFrom = conversation?.bot_from ?? null;
      const from = Math.min(botFrom ?? Number.POSITIVE_INFINITY, ...held.map(({ fromSeq }) => fromSeq));
      const through = Math.max(conversation?.last_seq ?? 0, ...held.map(({ throughSeq }) => throughSeq));
      if (!Number.isFinite(from)) return { bot: null, held, messages: [], turns: [], answered: [] };
      const messages = await database.rows<MessageRow>(
        `select ${messageColumns} from xianting.messages where conversation_id = $1 and seq between $2 and $3 order by seq`,
        [id, from, through],
      );
      const turns = await database.rows<{
        through_seq: number;
        heard: readonly Finding[];
        decision: string | null;
        at: Date;
      }>(
        `select through_seq, heard, why->>'decision' as decision, at from xianting.turns
         where conversation_id = $1 and through_seq between $2 and $3 order by through_seq`,
        [id, from, through],
      );
      const answered = await database.rows<{ seq: number; entry: EntryId }>(
        `select seq, content->'answer'->'entries'->0->>'id' as entry from xianting.messages
         where conversation_id = $1 and seq <= $2 and author = 'bot' and content->'answer'->'entries'->0->>'id' is not null
         order by seq`,
        [id, through],
      );
      return {
        bot: botFrom === null ? null : { fromSeq: botFrom, throughSeq: conversation?.last_seq ?? 0 },
        held,
        messages: messages.map(toMessage),
        answered,
        turns: turns.map(({ through_seq, ...turn }) => ({ ...turn, throughSeq: through_seq })),
      };
    },

    keep: (inspected) => database.transaction((transaction) => keep(transaction, inspected)),

    async find(id) {
      const [row] = await database.rows<InspectionRow>(`${selectInspection} where i.id = $1`, [id]);
      return row ? toInspection(row) : null;
    },

    async list({ of, rule, severity, upTo, appealed, before }, limit) {
      const sought = [rule && { rule }, severity && { severity }].filter((each) => !!each);
      const together = sought.length > 0 ? JSON.stringify([Object.assign({}, ...sought)]) : null;
      const rows = await database.rows<InspectionRow>(
        `${selectInspection}
         where ($1::text is null or i.agent_id = $1) and (not $2::boolean or i.agent_id is null)
           and ($3::jsonb is null or i.findings @> $3::jsonb) and ($4::int is null or i.score <= $4)
           and (not $5::boolean or exists (select from xianting.appeals a where a.inspection_id = i.id and a.outcome is null))
           and ($6::text is null or (i.ended_at, i.id) < (select ended_at, id from xianting.inspections where id = $6))
         order by i.ended_at desc, i.id desc limit $7`,
        [
          typeof of === 'object' ? of.agent : null,
          of === 'bot',
          together,
          upTo ?? null,
          appealed ?? false,
          before ?? null,
          limit,
        ],
      );
      return rows.map(toInspection);
    },

    async appeal(id, { number, reason, at }) {
      const rows = await database.rows(
        `insert into xianting.appeals (inspection_id, number, reason, at) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [id, number, reason, at],
      );
      return rows.length === 1 ? 'appealed' : 'appealed-before';
    },

    decide(id, { number, outcome, by, note, at }, score) {
      return database.transaction(async (transaction) => {
        // One decision after another: each score is made of all that were made before.
        await transaction.rows('select 1 from xianting.inspections where id = $1 for update', [id]);
        const decided = await transaction.rows(
          `update xianting.appeals set outcome = $3, decided_by = $4, note = $5, decided_at = $6
           where inspection_id = $1 and number = $2 and outcome is null returning 1`,
          [id, number, outcome, by, note, at],
        );
        if (decided.length === 0) return null;
        const [row] = await transaction.rows<InspectionRow>(`${selectInspection} where i.id = $1`, [id]);
        if (!row) return null;
        const inspection = toInspection(row);
        const left = score(inspection.findings, withdrawnOf(inspection));
        await transaction.rows('update xianting.inspections set score = $2 where id = $1', [id, left]);
        return { ...inspection, score: left };
      });
    },

    async feltSince(since, until) {
      return database.rows<FeltCount>(
        `select agent_id as agent, category, date_trunc('hour', at, 'UTC') as hour, emotion, count(*)::int as turns,
                sum(strength)::int as strength
         from xianting.felt where at >= $1 and at < $2 group by 1, 2, 3, 4 order by 3, 1, 2, 4`,
        [since, until],
      );
    },
  };
}

async function keep(transaction: Transaction, inspected: Inspected): Promise<'kept' | 'kept-before'> {
  const { id, conversation, part, fromSeq, throughSeq, found, felt, category, endedAt, at } = inspected;
  const agent = part.by === 'agent' ? part.agent : null;
  const handoff = part.by === 'agent' ? part.handoff : null;
  // Who marks the part keeps it: the row is locked from here to the end, and whoever comes second finds it marked.
  const marked =
    part.by === 'agent'
      ? await transaction.rows(
          'update xianting.handoffs set inspected = true where id = $1 and not inspected returning 1',
          [handoff],
        )
      : await transaction.rows(
          `update xianting.conversations set inspected_through_seq = $3
           where id = $1 and inspected_through_seq = $2 - 1 returning 1`,
          [conversation, fromSeq, throughSeq],
        );
  if (marked.length === 0) return 'kept-before';
  if (found)
    await transaction.rows(
      `insert into xianting.inspections
         (id, conversation_id, handoff_id, agent_id, from_seq, through_seq, findings, score, category, ended_at, inspected_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        conversation,
        handoff,
        agent,
        fromSeq,
        throughSeq,
        JSON.stringify(found.findings),
        found.score,
        category,
        endedAt,
        at,
      ],
    );
  await transaction.rows(
    `insert into xianting.felt (conversation_id, through_seq, emotion, strength, probability, agent_id, category, at)
     select $1, f."throughSeq", f.emotion, f.strength, f.probability, $2, $3, f.at
     from jsonb_to_recordset($4) as f("throughSeq" int, emotion text, strength int, probability float8, at timestamptz)
     on conflict do nothing`,
    [conversation, agent, category, JSON.stringify(felt)],
  );
  return 'kept';
}

interface InspectionRow {
  id: InspectionId;
  conversation: ConversationId;
  agent: StaffId | null;
  handoff: Inspection['handoff'];
  from_seq: number;
  through_seq: number;
  findings: Inspection['findings'];
  score: number;
  category: string | null;
  ended_at: Date;
  inspected_at: Date;
  appeals: readonly {
    number: number;
    reason: string;
    at: string;
    outcome: AppealOutcome | null;
    by: StaffId;
    note: string | null;
    decided_at: string;
  }[];
}

const selectInspection = `
  select i.id, i.conversation_id as conversation, i.agent_id as agent, i.handoff_id as handoff, i.from_seq, i.through_seq,
         i.findings, i.score, i.category, i.ended_at, i.inspected_at,
         coalesce((select json_agg(json_build_object('number', a.number, 'reason', a.reason, 'at', a.at, 'outcome', a.outcome,
                                                     'by', a.decided_by, 'note', a.note, 'decided_at', a.decided_at)
                                   order by a.number)
                   from xianting.appeals a where a.inspection_id = i.id), '[]') as appeals
  from xianting.inspections i`;

function toInspection({ from_seq, through_seq, ended_at, inspected_at, appeals, ...rest }: InspectionRow): Inspection {
  return {
    ...rest,
    fromSeq: from_seq,
    throughSeq: through_seq,
    endedAt: ended_at,
    inspectedAt: inspected_at,
    appeals: appeals.map(
      ({ number, reason, at, outcome, by, note, decided_at }): Appeal => ({
        number,
        reason,
        at: new Date(at),
        decision: outcome && { outcome, by, note: note ?? '', at: new Date(decided_at) },
      }),
    ),
  };
}

function withdrawnOf({ appeals }: Inspection): readonly number[] {
  return appeals.filter(({ decision }) => decision?.outcome === 'withdrawn').map(({ number }) => number);
}

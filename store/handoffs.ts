import { type ConversationId, type HandoffId, Refusal, type Skill, type StaffId, skills } from '#conversation';
import type { Database, Transaction } from './database.ts';
import { type CustomerColumns, toCustomer } from './rows.ts';
import type { HandoffEnding, HandoffState } from './schema.ts';
import type { AvailableAgent, HandlingTime, Handoff, HandoffChange, Handoffs, WaitingHandoff } from './store.ts';

export function openHandoffs(database: Database): Handoffs {
  return {
    async find(id) {
      const [row] = await database.rows<HandoffRow>(`${selectHandoff} where h.id = $1`, [id]);
      return row ? toHandoff(row) : null;
    },

    async ofConversation(id) {
      const [row] = await database.rows<HandoffRow>(
        `${selectHandoff} where h.conversation_id = $1 order by h.requested_at desc, (h.state = 'ended') limit 1`,
        [id],
      );
      return row ? toHandoff(row) : null;
    },

    async open() {
      const rows = await database.rows<HandoffRow>(`${selectHandoff} where h.state <> 'ended' order by h.due_at, h.id`);
      return rows.map(toHandoff);
    },

    change(id, at, decide) {
      return database.transaction(async (transaction) => {
        // The conversation first, always: append, turns and deliveries lock only it, so nobody waits in a circle.
        const [conversation] = await transaction.rows<{ id: ConversationId }>(
          `select id from xianting.conversations where id = (select conversation_id from xianting.handoffs where id = $1) for update`,
          [id],
        );
        if (!conversation) throw new Refusal('unknown-handoff');
        const [row] = await transaction.rows<HandoffRow>(`${selectHandoff} where h.id = $1 for update of h`, [id]);
        if (!row) throw new Refusal('unknown-handoff');
        const handoff = toHandoff(row);
        const change = decide(handoff);
        if (!change) return handoff;
        await write(transaction, handoff, change, at);
        return { ...handoff, ...change.becomes };
      });
    },

    match(at, seenAfter, decide) {
      return database.transaction(async (transaction) => {
        const agents = await lockAgents(transaction, seenAfter);
        if (agents.length === 0) return [];
        const offers = decide(await lockWaiting(transaction, agents), agents);
        for (const offer of offers) {
          await transaction.rows(
            `update xianting.handoffs set state = 'offered', offered_to = $2, offer_until = $3, unattended = false where id = $1`,
            [offer.handoff, offer.agent, offer.until],
          );
          await transaction.rows(`update xianting.staff set last_given_at = $2 where id = $1`, [offer.agent, at]);
        }
        return offers;
      });
    },

    async customersGone(before) {
      const rows = await database.rows<{ id: HandoffId }>(
        `select h.id from xianting.handoffs h join xianting.conversations c on c.id = h.conversation_id
         where h.state in ('waiting', 'offered') and not h.unattended and c.channel = 'web' and c.customer_seen_at < $1
           and not exists (select from xianting.messages m where m.conversation_id = h.conversation_id and m.seq > h.through_seq
                           and m.content->>'notice' = 'nobody-on-duty')`,
        [before],
      );
      return rows.map(({ id }) => id);
    },

    async handlingTimes(latest) {
      return database.rows<HandlingTime>(
        `select asked.skill, count(*)::int as samples, avg(extract(epoch from ended_at - held_at))::float8 as seconds
         from unnest($2::text[]) as asked (skill)
           cross join lateral (select held_at, ended_at from xianting.handoffs h
                               where h.skill = asked.skill and state = 'ended' and held_at is not null
                               order by ended_at desc limit $1) as held
         group by asked.skill`,
        [latest, skills],
      );
    },

    async agentsGone(before) {
      return database.rows<{ handoff: HandoffId; agent: StaffId }>(
        `select h.id as handoff, s.id as agent from xianting.handoffs h join xianting.staff s on s.id = coalesce(h.held_by, h.offered_to)
         where h.state in ('offered', 'held') and (s.presence = 'offline' or not s.active or s.seen_at < $1)`,
        [before],
      );
    },
  };
}

/** Agents on duty with room for a chat, locked so that two matchings never give one agent the same place. */
async function lockAgents(transaction: Transaction, seenAfter: Date): Promise<AvailableAgent[]> {
  const rows = await transaction.rows<{ id: StaffId; skills: Skill[]; capacity: number; last_given_at: Date | null }>(
    `select id, skills, capacity, last_given_at from xianting.staff
     where active and presence = 'online' and seen_at >= $1 and roles @> '["agent"]' order by id for update`,
    [seenAfter],
  );
  // Counted after the lock is held: a second matching waits above and then sees what the first gave.
  const loads = await transaction.rows<{ agent: StaffId; load: number }>(
    `select coalesce(held_by, offered_to) as agent, count(*)::int as load from xianting.handoffs where state in ('offered', 'held') group by 1`,
  );
  const load = new Map(loads.map((row) => [row.agent, row.load]));
  return rows
    .map((row) => ({
      id: row.id,
      skills: row.skills,
      capacity: row.capacity,
      load: load.get(row.id) ?? 0,
      lastGivenAt: row.last_given_at,
    }))
    .filter((agent) => agent.load < agent.capacity);
}

/** The first of each skill's line, as many as could find a place; who is being changed at this moment is passed over. */
async function lockWaiting(transaction: Transaction, agents: readonly AvailableAgent[]): Promise<WaitingHandoff[]> {
  const places = agents.reduce((sum, agent) => sum + agent.capacity - agent.load, 0);
  const rows = await transaction.rows<HandoffRow & { last_held_by: StaffId | null; last_how: HandoffEnding | null }>(
    `select ${handoffColumns}, last.held_by as last_held_by, last.how as last_how
     from unnest($1::text[]) as wanted(skill)
     cross join lateral (
       select * from xianting.handoffs where state = 'waiting' and skill = wanted.skill
       order by due_at, id limit $2 for update skip locked) h
     join xianting.conversations c on c.id = h.conversation_id
     join xianting.customers p on p.id = c.customer_id
     left join lateral (
       select e.held_by, e.how from xianting.conversations ec join xianting.handoffs e on e.conversation_id = ec.id
       where ec.customer_id = c.customer_id and e.state = 'ended' and e.held_by is not null
       order by e.ended_at desc limit 1) last on true
     order by h.due_at, h.id`,
    [[...new Set(agents.flatMap(({ skills }) => skills))], places],
  );
  return rows.map((row) => ({
    ...toHandoff(row),
    lastHeld: row.last_held_by && row.last_how ? { by: row.last_held_by, how: row.last_how } : null,
  }));
}

async function write(transaction: Transaction, handoff: Handoff, change: HandoffChange, at: Date): Promise<void> {
  const now = { ...handoff, ...change.becomes };
  await transaction.rows(
    `update xianting.handoffs set state = $2, skill = $3, offered_to = $4, offer_until = $5, held_by = $6, held_at = $7,
       received_at = $8, ended_at = $9, how = $10, note = $11, unattended = $12, summary = $13 where id = $1`,
    [
      handoff.id,
      now.state,
      now.skill,
      now.offeredTo,
      now.offerUntil,
      now.heldBy,
      now.heldAt,
      now.receivedAt,
      now.endedAt,
      now.how,
      now.note,
      now.unattended,
      now.summary,
    ],
  );
  const { control, again } = change;
  if (control) {
    await transaction.rows(
      `update xianting.conversations set control = $2, control_token = control_token + 1, agent_id = $3, handoff_id = $4,
         answered_through_seq = case when $2 = 'bot' then last_customer_seq else answered_through_seq end,
         misunderstood_in_a_row = 0
       where id = $1`,
      [
        handoff.conversation,
        control.by,
        control.by === 'agent' ? control.agent : null,
        control.by === 'bot' ? null : (again?.id ?? handoff.id),
      ],
    );
  }
  if (change.notices && change.notices.length > 0)
    await appendNotices(transaction, handoff.conversation, change.notices, at);
  if (again) {
    await transaction.rows(
      `insert into xianting.handoffs (id, conversation_id, skill, state, reason, findings, summary, through_seq, requested_at, due_at, ruling)
       select $1, id, $3, 'requested', $4, $5, $6, last_seq, $7, $8, $9 from xianting.conversations where id = $2`,
      [
        again.id,
        handoff.conversation,
        again.skill,
        JSON.stringify(again.reason),
        JSON.stringify(again.findings),
        again.summary,
        at,
        // Who was transferred keeps the place that the first arrival earned.
        new Date(Math.min(handoff.dueAt.getTime(), at.getTime() - again.advanceMinutes * 60_000)),
        again.ruling ? JSON.stringify(again.ruling) : null,
      ],
    );
  }
}

/** Appends the notices that are not on record yet. The conversation is locked: what was there before can be seen. */
async function appendNotices(
  transaction: Transaction,
  conversation: ConversationId,
  notices: NonNullable<HandoffChange['notices']>,
  at: Date,
): Promise<void> {
  const recorded = await transaction.rows<{ client_id: string }>(
    `select client_id from xianting.messages where conversation_id = $1 and client_id = any($2)`,
    [conversation, notices.map(({ clientId }) => clientId)],
  );
  const fresh = notices.filter(({ clientId }) => !recorded.some(({ client_id }) => client_id === clientId));
  if (fresh.length === 0) return;
  await transaction.rows(
    `with conversation as (
       update xianting.conversations set last_seq = last_seq + $3 where id = $1 returning last_seq - $3 as base, control_token)
     insert into xianting.messages (conversation_id, seq, author, client_id, text, content, delivery, control_token, at)
     select $1, base + n.place, 'notice', n.client_id, n.text, n.content, 'pending', control_token, $4
     from conversation, jsonb_to_recordset($2) as n(place int, client_id text, text text, content jsonb)`,
    [
      conversation,
      JSON.stringify(
        fresh.map(({ clientId, text, content }, i) => ({ place: i + 1, client_id: clientId, text, content })),
      ),
      fresh.length,
      at,
    ],
  );
}

type HandoffRow = CustomerColumns & {
  id: HandoffId;
  conversation_id: ConversationId;
  skill: Skill;
  state: HandoffState;
  reason: Handoff['reason'];
  findings: Handoff['findings'];
  summary: string;
  through_seq: number;
  requested_at: Date;
  due_at: Date;
  received_at: Date | null;
  offered_to: StaffId | null;
  offer_until: Date | null;
  held_by: StaffId | null;
  held_at: Date | null;
  ended_at: Date | null;
  how: HandoffEnding | null;
  note: string | null;
  unattended: boolean;
  ruling: Handoff['ruling'];
  channel: string;
  last_seq: number;
  last_customer_at: Date | null;
  customer_seen_at: Date;
  unanswered_since: Date | null;
};

const handoffColumns = `
  h.id, h.conversation_id, h.skill, h.state, h.reason, h.findings, h.summary, h.through_seq, h.requested_at, h.due_at, h.received_at,
  h.offered_to, h.offer_until, h.held_by, h.held_at, h.ended_at, h.how, h.note, h.unattended, h.ruling,
  c.customer_id, c.assurance, c.channel, c.last_seq, c.last_customer_at, c.customer_seen_at, p.bank_id, p.tier, p.birth_year,
  case when h.state = 'held' then (
    select case when spoke.seq is null then h.requested_at else (
      select min(m.at) from xianting.messages m where m.conversation_id = h.conversation_id and m.author = 'customer' and m.seq > spoke.seq) end
    from (select max(a.seq) as seq from xianting.messages a
          where a.conversation_id = h.conversation_id and a.author = 'agent' and a.seq > h.through_seq) spoke) end as unanswered_since`;

const selectHandoff = `
  select ${handoffColumns}
  from xianting.handoffs h join xianting.conversations c on c.id = h.conversation_id join xianting.customers p on p.id = c.customer_id`;

function toHandoff(row: HandoffRow): Handoff {
  return {
    id: row.id,
    conversation: row.conversation_id,
    skill: row.skill,
    state: row.state,
    reason: row.reason,
    findings: row.findings,
    summary: row.summary,
    throughSeq: row.through_seq,
    requestedAt: row.requested_at,
    dueAt: row.due_at,
    receivedAt: row.received_at,
    offeredTo: row.offered_to,
    offerUntil: row.offer_until,
    heldBy: row.held_by,
    heldAt: row.held_at,
    endedAt: row.ended_at,
    how: row.how,
    note: row.note,
    unattended: row.unattended,
    ruling: row.ruling,
    customer: toCustomer(row),
    channel: row.channel,
    lastSeq: row.last_seq,
    lastCustomerAt: row.last_customer_at,
    customerSeenAt: row.customer_seen_at,
    unansweredSince: row.unanswered_since,
  };
}

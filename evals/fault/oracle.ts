import pg from 'pg';
import type { Customer } from './customer.ts';

/** What is wrong, in sentences; empty when everything that was promised was kept. */
export async function verdict(customers: readonly Customer[], databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const wrong: string[] = [];
  try {
    for (const customer of customers) {
      const id = customer.conversation;
      const { rows } = await client.query(
        `select seq, author, client_id, delivery, shown_seq from xianting.messages where conversation_id = $1 order by seq`,
        [id],
      );
      const stored = rows
        .filter(({ author }) => author === 'customer')
        .map(({ client_id }) => (client_id as string).replace(/^customer:/, ''));
      if (JSON.stringify(stored) !== JSON.stringify(customer.acknowledged))
        wrong.push(`${id}: acknowledged ${customer.acknowledged.join(' ')}; stored ${stored.join(' ')}`);
      if (rows.some(({ seq }, i) => seq !== i + 1))
        wrong.push(`${id}: the record has gaps: ${rows.map(({ seq }) => seq).join(' ')}`);
      const shown = rows.flatMap(({ shown_seq }) => shown_seq ?? []).sort((a, b) => a - b);
      if (shown.some((place, i) => place !== i + 1)) wrong.push(`${id}: what was shown has gaps: ${shown.join(' ')}`);
      const { own, ids } = customer.seen;
      if (JSON.stringify(own) !== JSON.stringify(customer.acknowledged))
        wrong.push(`${id}: the customer's page saw ${own.join(' ')} of ${customer.acknowledged.join(' ')}`);
      if (ids.filter((each) => !each.includes('status')).length < shown.length)
        wrong.push(`${id}: ${shown.length} messages were shown, the page saw ${ids.length}`);
    }
  } finally {
    await client.end();
  }
  return wrong;
}

/** The conversations whose customer still waits for an answer or a person, or whose page has not been sent everything. */
export async function unanswered(customers: readonly Customer[], databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select c.id, c.shown_seq, c.control, c.answered_through_seq < c.last_customer_seq and c.control = 'bot' as waits,
              exists (select from xianting.messages m where m.conversation_id = c.id and m.delivery = 'pending') as undelivered,
              exists (select from xianting.handoffs h where h.conversation_id = c.id and h.state = 'requested') as unreceived
       from xianting.conversations c where c.id = any($1)`,
      [customers.map(({ conversation }) => conversation)],
    );
    const shown = new Map(
      customers.map((customer) => [
        customer.conversation,
        customer.seen.ids.filter((id) => !id.includes('status')).length,
      ]),
    );
    return rows
      .filter((row) => row.waits || row.undelivered || row.unreceived || (shown.get(row.id) ?? 0) < row.shown_seq)
      .map((row) => `${row.id}: ${JSON.stringify({ ...row, seen: shown.get(row.id) })}`);
  } finally {
    await client.end();
  }
}

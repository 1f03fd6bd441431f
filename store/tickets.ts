import type { Database } from './database.ts';
import type { Tickets } from './store.ts';

/** How far the clocks of two gateways may be apart: a ticket that has lapsed here may still be good there. */
const clockSkewMs = 5 * 60_000;

export function openTickets(database: Database): Tickets {
  return {
    async use(id, lapsesAt, at) {
      const rows = await database.rows(
        // Whoever else is clearing up takes other rows: nobody waits for rows that are about to go.
        `with forgotten as (
           delete from xianting.used_tickets where id in
             (select id from xianting.used_tickets where lapses_at < $3 limit 100 for update skip locked))
         insert into xianting.used_tickets (id, lapses_at) values ($1, $2) on conflict (id) do nothing returning id`,
        [id, lapsesAt, new Date(at.getTime() - clockSkewMs)],
      );
      return rows.length === 1;
    },
  };
}

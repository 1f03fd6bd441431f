import type { Database } from './database.ts';
import type { HeldReference, References } from './outside.ts';

export function openReferences(database: Database): References {
  return {
    async keep({ conversation, appId, reference }) {
      const rows = await database.rows(
        // The same again, as with nearly every activity, writes nothing.
        `with known as (select id from xianting.conversations where id = $1),
         kept as (
           insert into xianting.channel_references as held (conversation_id, app_id, reference) select id, $2, $3 from known
           on conflict (conversation_id) do update set app_id = excluded.app_id, reference = excluded.reference
           where (held.app_id, held.reference) is distinct from (excluded.app_id, excluded.reference))
         select id from known`,
        [conversation, appId, JSON.stringify(reference)],
      );
      return rows.length > 0;
    },

    async find(conversation) {
      const [row] = await database.rows<{ app_id: string; reference: HeldReference }>(
        `select app_id, reference from xianting.channel_references where conversation_id = $1`,
        [conversation],
      );
      return row ? { appId: row.app_id, reference: row.reference } : null;
    },
  };
}

import type { ConversationId } from '#conversation';
import type { Database } from './database.ts';
import type { FollowerLedger, Followers } from './outside.ts';

export function openFollowers(database: Database): Followers {
  return {
    async opened(account, openid, { by, at }) {
      const [row] = await database.rows<{ conversation: ConversationId; resumed: number }>(
        // greatest() leaves nulls out: the same push again, or an older one that comes late, changes nothing.
        `with opened as (
           update xianting.followers set following = true,
             wrote_at = case $3 when 'message' then greatest(wrote_at, $4) else wrote_at end,
             acted_at = case $3 when 'act' then greatest(acted_at, $4) else acted_at end
           where account = $1 and openid = $2 returning conversation_id),
         resumed as (
           update xianting.messages m set delivery = 'pending', undelivered = null from opened
           where m.conversation_id = opened.conversation_id and m.delivery = 'deferred' returning m.seq)
         select conversation_id as conversation, (select count(*)::int from resumed) as resumed from opened`,
        [account, openid, by, at],
      );
      return row ?? null;
    },

    async add({ conversation, account, openid }) {
      await database.rows(
        `insert into xianting.followers (conversation_id, account, openid) values ($1, $2, $3) on conflict do nothing`,
        [conversation, account, openid],
      );
    },

    async left(account, openid, at) {
      const rows = await database.rows<{ conversation_id: ConversationId }>(
        `update xianting.followers set following = false
         where account = $1 and openid = $2 and coalesce(greatest(wrote_at, acted_at), '-infinity') <= $3 returning conversation_id`,
        [account, openid, at],
      );
      return rows[0]?.conversation_id ?? null;
    },

    async find(conversation) {
      const [row] = await database.rows<FollowerRow>(`${selectFollower} where conversation_id = $1`, [conversation]);
      return row ? toFollower(row) : null;
    },

    async change(conversation, decide) {
      // Compare-and-set on the version of the row: whoever loses to somebody else decides again.
      for (;;) {
        const [row] = await database.rows<FollowerRow>(`${selectFollower} where conversation_id = $1`, [conversation]);
        if (!row) return null;
        const { openid, ledger } = toFollower(row);
        const next = decide(ledger);
        if (next === null) return { openid, ledger };
        const written = await database.rows(
          `update xianting.followers set following = $3, wrote_at = $4, acted_at = $5, sends = $6
           where conversation_id = $1 and xmin = $2::xid returning 1`,
          [conversation, row.version, next.following, next.wroteAt, next.actedAt, JSON.stringify(next.sends)],
        );
        if (written.length === 1) return { openid, ledger: next };
      }
    },
  };
}

interface FollowerRow {
  /** The transaction that wrote the row: another with every change. */
  version: string;
  openid: string;
  following: boolean;
  wrote_at: Date | null;
  acted_at: Date | null;
  sends: { id: string; at: string }[];
}

const selectFollower =
  'select xmin::text as version, openid, following, wrote_at, acted_at, sends from xianting.followers';

function toFollower(row: FollowerRow): { openid: string; ledger: FollowerLedger } {
  return {
    openid: row.openid,
    ledger: {
      following: row.following,
      wroteAt: row.wrote_at,
      actedAt: row.acted_at,
      sends: row.sends.map(({ id, at }) => ({ id, at: new Date(at) })),
    },
  };
}

import type { Database } from './database.ts';
import type { AccessTokens, StoredToken } from './outside.ts';

export function openAccessTokens(database: Database): AccessTokens {
  return {
    async find(account) {
      const [row] = await database.rows<TokenRow>(
        `select version, sealed, fetched_at, expires_at from xianting.access_tokens where account = $1 and sealed is not null`,
        [account],
      );
      return row ? toToken(row) : null;
    },

    async lease(account, { by, newerThan, at, until }) {
      const rows = await database.rows(
        `insert into xianting.access_tokens (account, leased_by, leased_until) values ($1, $2, $5)
         on conflict (account) do update set leased_by = excluded.leased_by, leased_until = excluded.leased_until
         where access_tokens.version <= $3 and (access_tokens.leased_until is null or access_tokens.leased_until < $4)
         returning account`,
        [account, by, newerThan, at, until],
      );
      return rows.length === 1;
    },

    async store(account, { by, sealed, fetchedAt, expiresAt }) {
      const [row] = await database.rows<TokenRow>(
        `update xianting.access_tokens set version = version + 1, sealed = $3, fetched_at = $4, expires_at = $5,
           leased_by = null, leased_until = null
         where account = $1 and leased_by = $2 returning version, sealed, fetched_at, expires_at`,
        [account, by, Buffer.from(sealed), fetchedAt, expiresAt],
      );
      return row ? toToken(row) : null;
    },

    async giveBack(account, by) {
      await database.rows(
        `update xianting.access_tokens set leased_by = null, leased_until = null where account = $1 and leased_by = $2`,
        [account, by],
      );
    },
  };
}

interface TokenRow {
  version: number;
  sealed: Uint8Array;
  fetched_at: Date;
  expires_at: Date;
}

function toToken(row: TokenRow): StoredToken {
  return {
    version: row.version,
    sealed: new Uint8Array(row.sealed),
    fetchedAt: row.fetched_at,
    expiresAt: row.expires_at,
  };
}

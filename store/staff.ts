import { Refusal } from '#conversation';
import { type Database, violatesUniqueness } from './database.ts';
import { and, asc, eq, gt, lt, sql } from './drizzle.ts';
import { sessions, staff } from './schema.ts';
import type { StaffMember, StaffRecord } from './store.ts';

/** A week: longer than any session lasts. */
const KEPT_SESSIONS_MS = 7 * 24 * 3_600_000;

export function openStaff(database: Database): StaffRecord {
  const { orm } = database;
  return {
    async add(member) {
      try {
        await orm.insert(staff).values({ ...member, createdAt: member.at });
      } catch (error) {
        if (violatesUniqueness(error) || violatesUniqueness((error as Error).cause))
          throw new Refusal('account-taken', { account: member.account });
        throw error;
      }
    },

    async change(id, change) {
      // One transaction: a new password that leaves an old session alive would be no new password.
      const changed = await orm.transaction(async (transaction) => {
        const [row] = await transaction.update(staff).set(change).where(eq(staff.id, id)).returning();
        if (row && (change.passwordHash !== undefined || change.active === false))
          await transaction.delete(sessions).where(eq(sessions.staff, id));
        return row;
      });
      if (!changed) throw new Refusal('unknown-staff');
      return toMember(changed);
    },

    async find(id) {
      const [row] = await orm.select().from(staff).where(eq(staff.id, id));
      return row ? toMember(row) : null;
    },

    async all() {
      const rows = await orm.select().from(staff).orderBy(asc(staff.account));
      return rows.map((row) => ({ ...toMember(row), seenAt: row.seenAt }));
    },

    async credentials(account) {
      const [row] = await orm.select().from(staff).where(eq(staff.account, account));
      return row
        ? {
            member: toMember(row),
            passwordHash: row.passwordHash,
            failedSignIns: row.failedSignIns,
            lockedUntil: row.lockedUntil,
          }
        : null;
    },

    async noteFailedSignIn(id, lockedUntil) {
      await orm
        .update(staff)
        .set({ failedSignIns: sql`${staff.failedSignIns} + 1`, lockedUntil })
        .where(eq(staff.id, id));
    },

    async noteSignIn(id) {
      await orm.update(staff).set({ failedSignIns: 0, lockedUntil: null }).where(eq(staff.id, id));
    },

    async setPresence(id, presence, at) {
      await orm.update(staff).set({ presence, seenAt: at }).where(eq(staff.id, id));
    },

    async seen(ids, at) {
      if (ids.length > 0)
        await database.rows(
          // In the order in which matching locks them, too: two that lock the same rows never wait for each other.
          `update xianting.staff set seen_at = $2
           where id in (select id from xianting.staff where id = any($1) order by id for update)`,
          [ids, at],
        );
    },

    async load(id) {
      const [row] = await database.rows<{ load: number }>(
        `select count(*)::int as load from xianting.handoffs where state in ('offered', 'held') and coalesce(held_by, offered_to) = $1`,
        [id],
      );
      return row?.load ?? 0;
    },

    async onDuty(skill, seenAfter) {
      const [row] = await database.rows<{ count: number }>(
        `select count(*)::int as count from xianting.staff
         where active and presence = 'online' and seen_at >= $2 and roles @> '["agent"]' and skills @> jsonb_build_array($1::text)`,
        [skill, seenAfter],
      );
      return row?.count ?? 0;
    },

    async openSession(session) {
      // Whoever signs in sweeps: a session that lapsed long before this one will opens nothing, and need not be kept.
      const longBefore = new Date(session.expiresAt.getTime() - KEPT_SESSIONS_MS);
      await orm.delete(sessions).where(lt(sessions.expiresAt, longBefore));
      await orm.insert(sessions).values(session);
    },

    async session(tokenHash, at) {
      const [row] = await orm
        .select()
        .from(sessions)
        .innerJoin(staff, eq(staff.id, sessions.staff))
        .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, at), eq(staff.active, true)));
      return row ? { member: toMember(row.staff), csrf: row.sessions.csrf } : null;
    },

    async closeSession(tokenHash) {
      await orm.delete(sessions).where(eq(sessions.tokenHash, tokenHash));
    },
  };
}

function toMember(row: StaffMember): StaffMember {
  const { id, account, name, roles, skills, capacity, active, presence } = row;
  return { id, account, name, roles, skills, capacity, active, presence };
}

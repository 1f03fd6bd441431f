import { createHash, randomBytes as systemRandomBytes } from 'node:crypto';
import { Refusal, type Role, roles, type Skill, type StaffId, skills } from '#conversation';
import type { AuditRecord } from '#privacy';
import type { StaffMember, Store } from '#store';
import { lockedAfter, secondsLeft, Turnstile, UnknownNames } from './lock-out.ts';
import { decoyHash, demandStrength, hashPassword, matchesPassword, SALT_BYTES } from './passwords.ts';

/** Accounts of the people who work here: signing in and out, and who may do what. */
export interface StaffAccounts {
  /**
   * At the first start, where there is no account at all, makes the account `admin`. Returns its password where one was
   * generated: this is the only time it can be shown. Refuses 'weak-password'.
   */
  ensureAdministrator(given: { password: string | null }): Promise<{ account: 'admin'; password: string | null }>;

  /**
   * Opens a session. `address` is where the attempt comes from, for the audit trail. Refuses 'wrong-password' (an
   * unknown account, too, and after as much work) and, after five failures, 'too-many-attempts'.
   */
  signIn(attempt: { account: string; password: string; address: string }): Promise<SignedIn>;

  /** Ends a session. Ending one that is over is no error. */
  signOut(token: string): Promise<void>;

  /** Whose session it is; null for one that is unknown, over, or ended by a new password or a closed account. */
  session(token: string): Promise<{ member: StaffMember; csrf: string } | null>;

  /** Refuses 'role-missing', 'weak-password', 'account-taken', and 'invalid-input' where roles exclude each other. */
  add(by: StaffMember, member: NewMember): Promise<StaffMember>;

  /**
   * Changes what is given; a new password or a closed account ends every session of it. Refuses 'role-missing',
   * 'unknown-staff', 'weak-password', 'invalid-input', and 'own-administrator' where it would take the caller's own right away.
   */
  change(by: StaffMember, id: StaffId, change: MemberChange): Promise<StaffMember>;

  list(by: StaffMember): Promise<readonly StaffMember[]>;
}

export interface SignedIn {
  member: StaffMember;
  /** The session's secret, for the cookie. Only its hash is kept. */
  token: string;
  /** What a page sends back with every change, to show that it is ours. */
  csrf: string;
  expiresAt: Date;
}

interface NewMember {
  account: string;
  name: string;
  password: string;
  roles: readonly Role[];
  skills: readonly Skill[];
  capacity: number;
}

/** Absent members stay as they are. */
interface MemberChange {
  name?: string | undefined;
  password?: string | undefined;
  roles?: readonly Role[] | undefined;
  skills?: readonly Skill[] | undefined;
  capacity?: number | undefined;
  active?: boolean | undefined;
}

export interface StaffAccountsParts {
  store: Pick<Store, 'staff'>;
  /** Writes into the audit trail, which adds the time and the chain. */
  audit(record: Omit<AuditRecord, 'at'>): Promise<void>;
  /** Says everywhere that this person's rights or sessions have changed. */
  changed(id: StaffId): void;
  clock(): Date;
  newId(): string;
  /** The system's, where none is given. */
  randomBytes?: (count: number) => Uint8Array;
}

/** How long a session lives. */
const SESSION_MS = 12 * 60 * 60_000;

export function openStaffAccounts(parts: StaffAccountsParts): StaffAccounts {
  const { store, audit, changed, clock, newId, randomBytes = systemRandomBytes } = parts;
  const unknownNames = new UnknownNames();
  const turnstile = new Turnstile();

  const secret = () => Buffer.from(randomBytes(32)).toString('base64url');

  const create = async (member: NewMember): Promise<StaffMember> => {
    const { password, ...rest } = member;
    demandStrength(password);
    const id = newId() as StaffId;
    const passwordHash = await hashPassword(password, randomBytes(SALT_BYTES));
    await store.staff.add({ ...rest, id, passwordHash, at: clock() });
    return { ...rest, id, active: true, presence: 'offline' };
  };

  const refuse = async (known: StaffId | null, address: string, lockedUntil: Date | null) => {
    // A name that is no account is not written down: people type their password into the wrong field.
    const subject = known ?? 'unknown-account';
    await audit({
      actor: 'visitor',
      act: 'sign-in-failed',
      subject,
      details: { address, locked: lockedUntil !== null },
    });
    return new Refusal('wrong-password');
  };

  const verify = async (account: string, password: string, address: string) => {
    const found = await store.staff.credentials(account);
    const locked = secondsLeft(found ? found.lockedUntil : unknownNames.lockedUntil(account), clock());
    if (locked > 0) throw new Refusal('too-many-attempts', { seconds: locked });
    const matches = await matchesPassword(password, found?.passwordHash ?? decoyHash);
    if (!found) throw await refuse(null, address, unknownNames.noteFailure(account, clock()));
    if (!matches || !found.member.active) {
      const lockedUntil = lockedAfter(found.failedSignIns + 1, clock());
      await store.staff.noteFailedSignIn(found.member.id, lockedUntil);
      throw await refuse(found.member.id, address, lockedUntil);
    }
    await store.staff.noteSignIn(found.member.id);
    return found;
  };

  return {
    async ensureAdministrator({ password }) {
      if ((await store.staff.all()).length > 0) return { account: 'admin', password: null };
      const chosen = password ?? readablePassword(randomBytes(20));
      try {
        const admin = await create({
          account: 'admin',
          name: '管理员',
          password: chosen,
          // Who administers never approves.
          roles: roles.filter((role) => role !== 'reviewer'),
          skills,
          capacity: 5,
        });
        await audit({
          actor: 'system',
          act: 'staff-created',
          subject: admin.id,
          details: { account: 'admin', roles: admin.roles },
        });
      } catch (failure) {
        // Another process of the same first start was quicker; what it generated, it shows.
        if (failure instanceof Refusal && failure.code === 'account-taken') return { account: 'admin', password: null };
        throw failure;
      }
      return { account: 'admin', password: password === null ? chosen : null };
    },

    signIn: ({ account, password, address }) =>
      turnstile.pass(account, async () => {
        const { member, passwordHash } = await verify(account, password, address);
        const [token, csrf] = [secret(), secret()];
        const expiresAt = new Date(clock().getTime() + SESSION_MS);
        await store.staff.openSession({ tokenHash: hashOf(token), staff: member.id, csrf, expiresAt });
        // A password changed while this one was being checked ended the sessions before this one was there.
        const now = await store.staff.credentials(account);
        if (now?.passwordHash !== passwordHash || !now.member.active) {
          await store.staff.closeSession(hashOf(token));
          throw new Refusal('wrong-password');
        }
        await audit({ actor: member.id, act: 'signed-in', subject: member.id, details: { address } });
        return { member, token, csrf, expiresAt };
      }),

    async signOut(token) {
      const open = await store.staff.session(hashOf(token), clock());
      await store.staff.closeSession(hashOf(token));
      if (!open) return;
      changed(open.member.id);
      await audit({ actor: open.member.id, act: 'signed-out', subject: open.member.id, details: {} });
    },

    session: (token) => store.staff.session(hashOf(token), clock()),

    async add(by, member) {
      demandAdministrator(by);
      demandCompatible(member.roles);
      const added = await create(member);
      const { account, roles: given, skills: known, capacity } = added;
      await audit({
        actor: by.id,
        act: 'staff-created',
        subject: added.id,
        details: { account, roles: given, skills: known, capacity },
      });
      changed(added.id);
      return added;
    },

    async change(by, id, { password, ...change }) {
      demandAdministrator(by);
      if (change.roles) demandCompatible(change.roles);
      const losesRight = change.active === false || (change.roles && !change.roles.includes('administrator'));
      if (id === by.id && losesRight) throw new Refusal('own-administrator');
      if (password !== undefined) demandStrength(password);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const passwordHash =
        password === undefined ? {} : { passwordHash: await hashPassword(password, randomBytes(SALT_BYTES)) };
      const member =
        Object.keys(given).length === 0 && password === undefined
          ? await store.staff.find(id)
          : await store.staff.change(id, { ...given, ...passwordHash });
      if (!member) throw new Refusal('unknown-staff');
      changed(id);
      const details = password === undefined ? given : { ...given, password: 'changed' };
      await audit({ actor: by.id, act: 'staff-changed', subject: id, details });
      return member;
    },

    async list(by) {
      demandAdministrator(by);
      return store.staff.all();
    },
  };
}

function demandAdministrator(by: StaffMember): void {
  if (!by.roles.includes('administrator')) throw new Refusal('role-missing', { roles: 'administrator' });
}

/** Approving takes somebody without power over accounts. */
function demandCompatible(given: readonly Role[]): void {
  if (given.includes('administrator') && given.includes('reviewer'))
    throw new Refusal('invalid-input', {
      where: 'roles',
      why: '管理员不能同时是审核人 (an administrator never approves)',
    });
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Twenty letters and digits in groups of four, none of which looks like another: 100 bits. */
function readablePassword(random: Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstvwxyz0123456789';
  const typed = Array.from(random, (byte) => letters[byte % letters.length]).join('');
  return typed.match(/.{4}/g)?.join('-') ?? typed;
}

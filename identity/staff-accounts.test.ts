import { createHash, randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RefusalCode, roles, type StaffId } from '#conversation';
import { openStaffAccounts, type StaffAccounts, type StaffAccountsParts } from '#identity';
import { openStore, type StaffMember, type Store } from '#store';

let store: Store;
let accounts: StaffAccounts;
let admin: StaffMember;
let now = new Date('2026-11-23T08:00:00Z');
let trail: Parameters<StaffAccountsParts['audit']>[0][] = [];
let signalled: StaffId[] = [];

const address = '203.0.113.7';
const password = 'correct horse battery';

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: ':memory:' });
  accounts = freshAccounts();
  await accounts.ensureAdministrator({ password });
  admin = (await accounts.signIn({ account: 'admin', password, address })).member;
});
afterAll(() => store.close());
beforeEach(() => {
  trail = [];
  signalled = [];
});

/** As after a restart: what is kept in memory is gone. */
function freshAccounts(): StaffAccounts {
  return openStaffAccounts({
    store,
    audit: async (line) => void trail.push(line),
    changed: (id) => void signalled.push(id),
    clock: () => now,
    newId: randomUUID,
    randomBytes,
  });
}

let hired = 0;
async function hire(change: Partial<Parameters<StaffAccounts['add']>[1]> = {}): Promise<StaffMember> {
  hired += 1;
  return accounts.add(admin, {
    account: `agent-${hired}`,
    name: '小李',
    password,
    roles: ['agent'],
    skills: ['general'],
    capacity: 3,
    ...change,
  });
}

const signIn = (account: string, typed = password) => accounts.signIn({ account, password: typed, address });
const minutes = (count: number) => {
  now = new Date(now.getTime() + count * 60_000);
};
const refusedAs = (code: RefusalCode, particulars?: object) =>
  expect.objectContaining(particulars ? { code, particulars } : { code });

describe('the first start', () => {
  it('makes one administrator who may do everything but approve', () => {
    expect(admin).toMatchObject({ account: 'admin', capacity: 5, active: true });
    expect(new Set(admin.roles)).toEqual(new Set(roles.filter((role) => role !== 'reviewer')));
    expect(admin.skills).toEqual(['general', 'complaints', 'urgent']);
  });

  it('shows a password that it generated once, and no later start shows or changes anything', async () => {
    const fresh = await openStore({ kind: 'embedded', folder: ':memory:' });
    try {
      const parts = {
        store: fresh,
        audit: async () => {},
        changed: () => {},
        clock: () => now,
        newId: randomUUID,
      };
      const opened = openStaffAccounts({ ...parts, randomBytes });
      const first = await opened.ensureAdministrator({ password: null });
      expect(first.password).toMatch(/^[a-z0-9]{4}(-[a-z0-9]{4}){4}$/);
      expect(await opened.ensureAdministrator({ password: 'another password' })).toEqual({
        account: 'admin',
        password: null,
      });
      const signedIn = await opened.signIn({ account: 'admin', password: first.password ?? '', address });
      expect(signedIn.member.account).toBe('admin');
    } finally {
      await fresh.close();
    }
  });
});

describe('a session', () => {
  it('opens with the right password, lasts twelve hours, and is known by its token alone', async () => {
    const { account } = await hire();
    const { token, csrf, expiresAt, member } = await signIn(account);
    expect(expiresAt.getTime() - now.getTime()).toBe(12 * 3_600_000);
    expect(await accounts.session(token)).toEqual({ member, csrf });
    expect(await accounts.session(`${token}x`)).toBeNull();
    minutes(12 * 60 - 1);
    expect(await accounts.session(token)).not.toBeNull();
    minutes(1);
    expect(await accounts.session(token)).toBeNull();
  });

  it('is kept as a hash: what stands in the record signs nobody in', async () => {
    const { account } = await hire();
    const { token } = await signIn(account);
    const hash = createHash('sha256').update(token).digest('hex');
    expect(await store.staff.session(hash, now)).not.toBeNull();
    expect(await accounts.session(hash)).toBeNull();
  });

  it('ends when its owner signs out, and open pages are told', async () => {
    const { account, id } = await hire();
    const { token } = await signIn(account);
    signalled = [];
    await accounts.signOut(token);
    expect(await accounts.session(token)).toBeNull();
    expect(signalled).toEqual([id]);
    await expect(accounts.signOut(token)).resolves.toBeUndefined();
  });

  it.each([
    ['a new password', { password: 'another long password' }],
    ['closing the account', { active: false }],
  ])('is ended, with every other of the account, by %s', async (_how, change) => {
    const { account, id } = await hire();
    const tokens = [(await signIn(account)).token, (await signIn(account)).token];
    await accounts.change(admin, id, change);
    expect(await Promise.all(tokens.map((token) => accounts.session(token)))).toEqual([null, null]);
    expect(signalled).toContain(id);
  });

  it('does not open for a password that was changed while it was being checked', async () => {
    const { account, id } = await hire();
    const racing = openStaffAccounts({
      store: {
        staff: {
          ...store.staff,
          noteSignIn: async (who) => {
            await accounts.change(admin, id, { password: 'another long password' });
            await store.staff.noteSignIn(who);
          },
        },
      },
      audit: async () => {},
      changed: () => {},
      clock: () => now,
      newId: randomUUID,
      randomBytes,
    });
    await expect(racing.signIn({ account, password, address })).rejects.toEqual(refusedAs('wrong-password'));
  });
});

describe('guessing a password', () => {
  it('says the same of a wrong password, an unknown account and a closed one', async () => {
    const closed = await hire();
    await accounts.change(admin, closed.id, { active: false });
    const { account } = await hire();
    await expect(signIn(account, 'not the password')).rejects.toEqual(refusedAs('wrong-password'));
    await expect(signIn('nobody-at-all')).rejects.toEqual(refusedAs('wrong-password'));
    await expect(signIn(closed.account)).rejects.toEqual(refusedAs('wrong-password'));
  });

  it.each([
    ['an account', async () => (await hire()).account],
    ['a name that is no account', async () => 'no-such-account'],
  ])('locks %s after five failures for a minute, then for 2, 4, 8 and never more than 15', async (_what, named) => {
    const account = await named();
    for (let failure = 1; failure <= 5; failure += 1)
      await expect(signIn(account, 'wrong')).rejects.toEqual(refusedAs('wrong-password'));
    for (const locked of [1, 2, 4, 8, 15, 15]) {
      await expect(signIn(account)).rejects.toEqual(refusedAs('too-many-attempts', { seconds: locked * 60 }));
      minutes(locked);
      await expect(signIn(account, 'wrong')).rejects.toEqual(refusedAs('wrong-password'));
    }
  });

  it('is forgotten once the right one was given', async () => {
    const { account } = await hire();
    for (let failure = 1; failure <= 4; failure += 1) await signIn(account, 'wrong').catch(() => {});
    await signIn(account);
    await signIn(account, 'wrong').catch(() => {});
    await expect(signIn(account)).resolves.toMatchObject({ member: { account } });
  });

  it('many at once are counted one by one', async () => {
    const { account } = await hire();
    const attempts = await Promise.allSettled(Array.from({ length: 12 }, () => signIn(account, 'wrong')));
    const codes = attempts.map((attempt) => attempt.status === 'rejected' && attempt.reason.code);
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(7);
  });

  it('is written down with its address, but never with what was typed as a name that is no account', async () => {
    const { account, id } = await hire();
    trail = [];
    await signIn(account, 'wrong').catch(() => {});
    await signIn('my-password-in-the-wrong-field').catch(() => {});
    await signIn(account);
    expect(trail).toEqual([
      { actor: 'visitor', act: 'sign-in-failed', subject: id, details: { address, locked: false } },
      { actor: 'visitor', act: 'sign-in-failed', subject: 'unknown-account', details: { address, locked: false } },
      { actor: id, act: 'signed-in', subject: id, details: { address } },
    ]);
  });
});

describe('accounts', () => {
  it('keep no password, only a hash with its own salt and its parameters', async () => {
    const [one, other] = [await hire(), await hire()];
    const hashes = await Promise.all(
      [one, other].map(async ({ account }) => (await store.staff.credentials(account))?.passwordHash ?? ''),
    );
    for (const hash of hashes) expect(hash).toMatch(/^scrypt\$N=32768,r=8,p=1\$[\w+/=]{24}\$[\w+/=]{44}$/);
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it('take a password that is typed with other code points for the same characters', async () => {
    const { account } = await hire({ password: 'ｐａｓｓｗｏｒｄ０１２３' });
    await expect(signIn(account, 'password0123')).resolves.toMatchObject({ member: { account } });
  });

  it('refuse a password of fewer than twelve characters, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme-ascii', maxLength: 11 }), async (short) => {
        await expect(hire({ password: short })).rejects.toEqual(refusedAs('weak-password'));
      }),
    );
    const { id } = await hire();
    await expect(accounts.change(admin, id, { password: '银行银行银行银行银行银' })).rejects.toEqual(
      refusedAs('weak-password'),
    );
  });

  it('are added and changed by an administrator only', async () => {
    const agent = await hire({ roles: ['agent', 'supervisor', 'editor'] });
    await expect(accounts.add(agent, { ...agent, account: 'mine', password })).rejects.toEqual(
      refusedAs('role-missing'),
    );
    await expect(accounts.change(agent, agent.id, { roles: ['administrator'] })).rejects.toEqual(
      refusedAs('role-missing'),
    );
    await expect(accounts.list(agent)).rejects.toEqual(refusedAs('role-missing'));
  });

  it('change as told, are listed, written down and signalled; a password is written down as changed, no more', async () => {
    const { id } = await hire();
    trail = [];
    signalled = [];
    const changed = await accounts.change(admin, id, {
      skills: ['urgent'],
      capacity: 2,
      password: 'another long password',
    });
    expect(changed).toMatchObject({ skills: ['urgent'], capacity: 2, roles: ['agent'] });
    expect(await accounts.list(admin)).toContainEqual({ ...changed, seenAt: null });
    expect(signalled).toEqual([id]);
    expect(trail).toEqual([
      {
        actor: admin.id,
        act: 'staff-changed',
        subject: id,
        details: { skills: ['urgent'], capacity: 2, password: 'changed' },
      },
    ]);
  });

  it('have names of their own', async () => {
    const { account } = await hire();
    await expect(hire({ account })).rejects.toEqual(refusedAs('account-taken', { account }));
    await expect(accounts.change(admin, 'nobody' as StaffId, { name: '无' })).rejects.toEqual(
      refusedAs('unknown-staff'),
    );
    await expect(accounts.change(admin, 'nobody' as StaffId, {})).rejects.toEqual(refusedAs('unknown-staff'));
  });

  it('leave nobody able to take the administrator role from themselves, though another may', async () => {
    const second = await hire({ roles: ['administrator'] });
    await expect(accounts.change(second, second.id, { roles: ['agent'] })).rejects.toEqual(
      refusedAs('own-administrator'),
    );
    await expect(accounts.change(second, second.id, { active: false })).rejects.toEqual(refusedAs('own-administrator'));
    await expect(accounts.change(second, second.id, { roles: ['administrator', 'agent'] })).resolves.toBeDefined();
    await expect(accounts.change(admin, second.id, { roles: ['agent'] })).resolves.toMatchObject({ roles: ['agent'] });
  });

  it('never hold the right to administer together with the right to approve', async () => {
    await expect(hire({ roles: ['administrator', 'reviewer'] })).rejects.toEqual(refusedAs('invalid-input'));
    const { id } = await hire();
    const change = accounts.change(admin, id, { roles: ['reviewer', 'administrator'] });
    await expect(change).rejects.toEqual(refusedAs('invalid-input'));
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { shippedPolicy } from '#bot';
import type { ConversationId, HandoffId, InspectionId } from '#conversation';
import { openApplication } from './application.ts';
import { asking, request } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
const { address } = await bank.serve();
const ask = asking(address);
const { routes, feed } = openApplication(
  { origins: [], trustProxy: false, rateLimits: false, pagesFolder: '' },
  { ...bank.parts },
);
feed.close();

const people = ['nobody', 'holder', 'otherAgent', 'supervisor', 'editor', 'reviewer', 'administrator'] as const;
type Person = (typeof people)[number];
const members = {
  holder: await bank.hire('holder', ['agent'], ['general']),
  otherAgent: await bank.hire('other-agent', ['agent'], ['complaints']),
  supervisor: await bank.hire('supervisor', ['supervisor']),
  editor: await bank.hire('editor', ['editor']),
  reviewer: await bank.hire('reviewer', ['reviewer']),
  administrator: await bank.hire('administrator', ['administrator']),
};
const target = await bank.hire('target', ['agent']);

afterAll(() => bank.close());

/**
 * Who gets what, for a conversation that `holder` holds: nobody signed in, its agent, another agent, a supervisor, an
 * editor, a reviewer, an administrator.
 */
const expected: Readonly<Record<string, readonly [...statuses: number[]]>> = {
  'post /api/session': [401, 401, 401, 401, 401, 401, 401],
  'get /api/session': [401, 200, 200, 200, 200, 200, 200],
  'delete /api/session': [401, 204, 204, 204, 204, 204, 204],
  'put /api/presence': [401, 200, 200, 200, 403, 403, 403],
  'get /api/handoffs': [401, 200, 200, 200, 403, 403, 403],
  'get /api/handoffs/{id}': [401, 200, 404, 200, 403, 403, 403],
  'post /api/handoffs/{id}/accept': [401, 200, 404, 409, 403, 403, 403],
  'post /api/handoffs/{id}/end': [401, 200, 404, 409, 403, 403, 403],
  'post /api/handoffs/{id}/transfer': [401, 200, 404, 409, 403, 403, 403],
  'get /api/conversations/{id}/messages': [401, 200, 404, 200, 403, 403, 403],
  'post /api/conversations/{id}/messages': [401, 200, 404, 409, 403, 403, 403],
  'post /api/conversations/{id}/typing': [401, 204, 404, 409, 403, 403, 403],
  'get /api/conversations/{id}/messages/{seq}/original': [401, 200, 404, 200, 403, 403, 403],
  'get /api/conversations/{id}/course': [401, 200, 404, 200, 403, 403, 403],
  'get /api/conversations/{id}/earlier': [401, 200, 404, 200, 403, 403, 403],
  'get /api/figures/day': [401, 200, 200, 200, 403, 403, 403],
  'get /api/inspections': [401, 200, 200, 200, 403, 403, 403],
  'get /api/inspections/{id}': [401, 200, 404, 200, 403, 403, 403],
  'post /api/inspections/{id}/findings/{number}/appeal': [401, 200, 404, 404, 403, 403, 403],
  'post /api/inspections/{id}/findings/{number}/decision': [401, 403, 403, 200, 403, 403, 403],
  'get /api/figures/emotion': [401, 403, 403, 200, 403, 403, 403],
  'get /api/stream': [401, 200, 200, 200, 200, 200, 200],
  'get /api/knowledge/search': [401, 200, 200, 200, 200, 200, 200],
  'get /api/knowledge/reliability': [401, 403, 403, 200, 403, 403, 403],
  'get /api/policy': [401, 403, 403, 200, 403, 403, 403],
  'get /api/policy/versions': [401, 403, 403, 200, 403, 403, 403],
  'get /api/policy/versions/{version}': [401, 403, 403, 200, 403, 403, 403],
  'post /api/policy/check': [401, 403, 403, 200, 403, 403, 403],
  'post /api/policy/simulation': [401, 403, 403, 200, 403, 403, 403],
  'post /api/policy': [401, 403, 403, 201, 403, 403, 403],
  'get /api/staff': [401, 403, 403, 403, 403, 403, 200],
  'post /api/staff': [401, 403, 403, 403, 403, 403, 201],
  'patch /api/staff/{id}': [401, 403, 403, 403, 403, 403, 200],
  'get /api/audit': [401, 403, 403, 403, 403, 403, 200],
  'post /api/chat/token': [200, 200, 200, 200, 200, 200, 200],
  'get /api/chat/house': [200, 200, 200, 200, 200, 200, 200],
};

/** What each route is asked with; a route that is not here takes nothing. */
const asked: Readonly<Record<string, { query?: string; body?: () => unknown }>> = {
  'post /api/session': { body: () => ({ account: randomUUID(), password: 'wrong' }) },
  'put /api/presence': { body: () => ({ presence: 'away' }) },
  'post /api/handoffs/{id}/end': { body: () => ({ note: '已解决' }) },
  'post /api/handoffs/{id}/transfer': { body: () => ({ skill: 'complaints' }) },
  'post /api/conversations/{id}/messages': { body: () => ({ clientId: randomUUID(), text: '您好' }) },
  'get /api/figures/day': { query: '?since=2026-11-22T00:00:00Z' },
  'get /api/figures/emotion': { query: '?since=2026-11-22T00:00:00Z&until=2026-11-23T00:00:00Z' },
  'post /api/inspections/{id}/findings/{number}/appeal': { body: () => ({ reason: '客户自己这样说的' }) },
  'post /api/inspections/{id}/findings/{number}/decision': { body: () => ({ outcome: 'upheld' }) },
  'get /api/knowledge/search': { query: '?q=挂失' },
  'post /api/policy/check': { body: () => ({ table: null }) },
  'post /api/policy/simulation': {
    body: () => ({ table: shippedPolicy, from: '2026-11-16T00:00:00Z', to: '2026-11-23T00:00:00Z' }),
  },
  'post /api/policy': {
    body: async () => ({ table: shippedPolicy, reason: '试行', basedOn: await bank.store.policies.latest() }),
  },
  'post /api/staff': {
    body: () => ({
      account: `new-${randomUUID().slice(0, 8)}`,
      name: '新人',
      password: 'a long password',
      roles: ['agent'],
    }),
  },
  'patch /api/staff/{id}': { body: () => ({ capacity: 3 }) },
  'post /api/chat/token': { body: () => ({}) },
};

const names = routes.map(({ method, path }) => `${method} ${path}`);
const cases = names.flatMap((name) => people.map((person, at) => ({ name, person, status: expected[name]?.[at] })));

describe('the matrix of rights', () => {
  it('has an expectation for every route, and no other', () => {
    expect(names.toSorted()).toEqual(Object.keys(expected).toSorted());
    for (const statuses of Object.values(expected)) expect(statuses).toHaveLength(people.length);
  });

  it.each(cases)('$name answers $person with $status', async ({ name, person, status }) => {
    expect(await statusOf(name, person)).toBe(status);
  });
});

describe('a change', () => {
  const changes = routes.filter(({ method, access }) => method !== 'get' && access !== 'public');
  const withoutThePageToken = { 'x-xianting-csrf': '' };
  const withAnother = { 'x-xianting-csrf': randomUUID() };
  const fromAnotherOrigin = { origin: 'https://evil.example' };
  const fromAnotherSite = { 'sec-fetch-site': 'cross-site' };

  it.each(changes.map(({ method, path }) => `${method} ${path}`))(
    '%s is refused to a page that is not ours',
    async (name) => {
      const rightful = people.find((_person, at) => (expected[name]?.[at] ?? 500) < 300) ?? 'nobody';
      for (const headers of [withoutThePageToken, withAnother, fromAnotherOrigin, fromAnotherSite])
        expect(await statusOf(name, rightful, headers)).toBe(403);
      const ours = { origin: address, 'sec-fetch-site': 'same-origin' };
      expect(await statusOf(name, rightful, ours)).toBeLessThan(300);
    },
  );

  it('is not even signing in for a page that is not ours', async () => {
    const body = { account: 'holder', password: 'wrong' };
    expect(await ask('POST /api/session', { body, headers: fromAnotherSite })).toMatchObject({ code: 'csrf-refused' });
  });
});

async function statusOf(name: string, person: Person, headers: Record<string, string> = {}): Promise<number> {
  const { conversation, handoff } = await bank.heldBy(members.holder, '我的卡号是 6222021234567890128');
  const [method = '', path = ''] = name.split(' ');
  const inspection = path.includes('/inspections/') ? await inspected(conversation, handoff, path) : '';
  const id = path.includes('/handoffs/') ? handoff : path.includes('/staff/') ? target.id : inspection || conversation;
  const { query = '', body } = asked[name] ?? {};
  const what = `${method.toUpperCase()} ${path.replace('{id}', id).replace('{seq}', '1').replace('{version}', '1').replace('{number}', '1')}${query}`;
  const as = person === 'nobody' ? null : await bank.signedIn(members[person]);
  const sent = { as, headers, ...(body ? { body: await body() } : {}) };
  const stream = new AbortController();
  const [url, init] = request(address, what, sent);
  const response = await fetch(url, { ...init, signal: stream.signal });
  stream.abort();
  return response.status;
}

/** An inspection of what `holder` said, with one finding: appealed where that is to be decided. */
async function inspected(conversation: ConversationId, handoff: HandoffId, path: string): Promise<InspectionId> {
  const id = randomUUID() as InspectionId;
  const finding = {
    number: 1,
    rule: 'vague',
    severity: 'warning',
    points: 5,
    seq: 1,
    from: 0,
    to: 1,
    words: '我',
  } as const;
  await bank.store.inspections.keep({
    id,
    conversation,
    part: { by: 'agent', agent: members.holder.id, handoff },
    fromSeq: 1,
    throughSeq: 1,
    found: { findings: [finding], score: 95 },
    felt: [],
    category: null,
    endedAt: new Date(),
    at: new Date(),
  });
  if (path.endsWith('/decision'))
    await bank.store.inspections.appeal(id, { number: 1, reason: '不同意', at: new Date() });
  return id;
}

import { z } from 'zod';
import { checkPolicy, faultsOf, type Simulated, simulateStep } from '#bot';
import { type ConversationId, type PolicyVersion, Refusal } from '#conversation';
import {
  CheckPolicy,
  PolicyCheck,
  PolicyHistory,
  type PolicyPublication,
  PolicySimulation,
  PolicyTable,
  PolicyView,
  PublishPolicy,
  SimulatePolicy,
} from '#conversation/wire';
import type { PublishedPolicy } from '#store';
import { After } from '../paging.ts';
import type { Parts } from '../parts.ts';
import { type Route, route } from '../route.ts';

const ByVersion = z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647) });
/** The versions before one; 0: from the one in force on. */
const Before = After.pick({ limit: true }).extend({ before: After.shape.after });
/** A simulation goes through so many days at most. */
const MOST_DAYS = 92;

/** The policy of listening, for supervisors: read, checked, tried on what was, published. */
export function policyRoutes(parts: Pick<Parts, 'store' | 'policy' | 'jobs' | 'audit' | 'mask' | 'clock'>): Route[] {
  const { store, policy, jobs, audit, mask, clock } = parts;
  const access = { roles: ['supervisor'] } as const;

  async function publications(some: readonly Omit<PublishedPolicy, 'policy'>[]): Promise<PolicyPublication[]> {
    const names = new Map<string, string>((await store.staff.all()).map(({ id, name }) => [id, name]));
    return some.map(({ version, publishedBy, publishedAt, reason, restores }) => ({
      version,
      publishedBy: names.get(publishedBy) ?? publishedBy,
      publishedAt: publishedAt.toISOString(),
      reason,
      restores,
    }));
  }
  async function view(published: PublishedPolicy | null, version: number): Promise<PolicyView> {
    const [publication] = published ? await publications([published]) : [];
    if (!published || !publication) throw new Refusal('unknown-policy', { version });
    return { ...publication, table: PolicyTable.parse(published.policy) };
  }

  return [
    route({
      method: 'get',
      path: '/api/policy',
      access,
      summary: 'The policy of listening that is in force, with who published it, when and why.',
      answer: { status: 200, schema: PolicyView },
      run: async () => view(await store.policies.inForce(), 0),
    }),
    route({
      method: 'get',
      path: '/api/policy/versions',
      access,
      summary: 'The versions of the policy, the latest first.',
      query: Before,
      answer: { status: 200, schema: PolicyHistory },
      async run({ input: { query } }) {
        const before = query.before === 0 ? null : (query.before as PolicyVersion);
        return { versions: await publications(await store.policies.history(before, query.limit)) };
      },
    }),
    route({
      method: 'get',
      path: '/api/policy/versions/{version}',
      access,
      summary: 'One version of the policy, as it was published.',
      params: ByVersion,
      answer: { status: 200, schema: PolicyView },
      async run({ input }) {
        const { version } = input.params;
        return view(await store.policies.find(version as PolicyVersion), version);
      },
    }),
    route({
      method: 'post',
      path: '/api/policy/check',
      access,
      summary: 'What is wrong with a table that somebody is making; nothing is stored.',
      body: CheckPolicy,
      answer: { status: 200, schema: PolicyCheck },
      run: async ({ input }) => ({ faults: [...checkPolicy(input.body.table)] }),
    }),
    route({
      method: 'post',
      path: '/api/policy/simulation',
      access,
      summary:
        'One step of replaying the conversations of a period under the policy in force and under a table: whether, when and where each would be handed over. Nothing is stored.',
      body: SimulatePolicy,
      answer: { status: 200, schema: PolicySimulation },
      async run({ input }) {
        const { table, from, to, after } = input.body;
        const period = { from: new Date(from), to: new Date(to) };
        const days = (period.to.getTime() - period.from.getTime()) / 86_400_000;
        if (days <= 0 || days > MOST_DAYS)
          throw new Refusal('invalid-input', { where: 'to', why: `0 < to − from ≤ ${MOST_DAYS} d` });
        const tables = { inForce: policy.current().table, draft: table };
        return simulationView(
          await simulateStep(store, tables, { period, after: after as ConversationId | null, now: clock() }),
        );
      },
    }),
    route({
      method: 'post',
      path: '/api/policy',
      access,
      summary:
        'Puts the next version of the policy in force, everywhere at once. A table with a fault is refused. Audited.',
      body: PublishPolicy,
      answer: { status: 201, schema: PolicyView },
      async run({ member, input }) {
        const { table, reason, basedOn, restores } = input.body;
        const faults = faultsOf(table);
        if (faults[0]) throw new Refusal('policy-faulty', { faults: faults.length, why: faults[0] });
        const version = await store.policies.publish({
          basedOn: basedOn as PolicyVersion,
          policy: table,
          publishedBy: member.id,
          publishedAt: clock(),
          // Read for years: it hides what messages hide.
          reason: mask(reason).text,
          restores: restores as PolicyVersion | null,
        });
        if (version === null) throw new Refusal('policy-overtaken', { version: (await store.policies.latest()) ?? 0 });
        await audit({ actor: member.id, act: 'policy-published', subject: String(version), details: { restores } });
        jobs.signals.publish({ about: 'policy' });
        return view(await store.policies.find(version), version);
      },
    }),
  ];
}

function simulationView({ total, done, stretches, handedOver, next }: Simulated): z.input<typeof PolicySimulation> {
  return {
    total,
    done,
    stretches,
    next,
    handedOver: handedOver.map(({ conversation, channel, tier, inForce, draft }) => ({
      conversationId: conversation,
      channel,
      tier,
      inForce: inForce && calledView(inForce),
      draft: draft && calledView(draft),
    })),
  };
}

type Called = NonNullable<Simulated['handedOver'][number]['draft']>;

function calledView({ seq, at, skill, advanceMinutes, reason, ruling }: Called) {
  const { priority, row } = ruling;
  return { seq, at: at.toISOString(), skill, priority, advanceMinutes, reason, row };
}

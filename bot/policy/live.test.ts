import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyVersion } from '#conversation';
import { openStore, type Store } from '#store';
import { type LivePolicy, openPolicy } from './live.ts';
import { shippedPolicy } from './shipped.ts';

describe('the policy in force, in every process', () => {
  let store: Store;
  let processes: LivePolicy[];
  const audited: string[] = [];
  const clock = () => new Date('2026-11-22T09:00:00Z');
  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    const audit = async ({ act, subject }: { act: string; subject: string }) => void audited.push(`${act} ${subject}`);
    processes = [1, 2, 3].map(() => openPolicy({ policies: store.policies, audit, clock }));
  });
  afterAll(() => store.close());

  const publish = async (policy: unknown) =>
    store.policies.publish({
      basedOn: await store.policies.latest(),
      policy,
      publishedBy: 'zhou',
      publishedAt: clock(),
      reason: '试行',
      restores: null,
    });
  const versions = () => processes.map((each) => each.current().version);

  it('begins with what ships, published once, whoever starts first', async () => {
    await Promise.all(processes.map((each) => each.refresh()));
    expect(versions()).toEqual([1, 1, 1]);
    expect(processes[0]?.current().table).toEqual(shippedPolicy);
    expect(audited).toEqual(['policy-published 1']);
  });

  it('is taken up by each when it looks, and a turn that began keeps the one it began with', async () => {
    const begun = processes[0]?.current();
    await publish({ ...shippedPolicy, olderFrom: 60 });
    expect(versions()).toEqual([1, 1, 1]);
    await Promise.all(processes.map((each) => each.refresh()));
    expect(processes.map((each) => each.current().table.olderFrom)).toEqual([60, 60, 60]);
    expect(begun).toMatchObject({ version: 1, table: { olderFrom: 65 } });
  });

  it('stays where the newest cannot be read, and says which and why', async () => {
    const version = (await publish({ ...shippedPolicy, rows: 'none' })) as PolicyVersion;
    await expect(processes[0]?.refresh()).rejects.toMatchObject({
      code: 'policy-unreadable',
      particulars: { version },
    });
    expect(versions()).toEqual([2, 2, 2]);
    await publish(shippedPolicy);
    await processes[0]?.refresh();
    expect(processes[0]?.current().version).toBe(version + 1);
  });
});

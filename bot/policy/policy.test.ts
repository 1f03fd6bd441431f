import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Danger, dangers, type Finding } from '#conversation';
import type { HeardCondition, PolicyRow, PolicyTable } from '#conversation/wire';
import { covers } from './covers.ts';
import { dangerCallsFrom } from './danger-calls-from.ts';
import { faultsOf } from './faults.ts';
import { type Facts, rowFor } from './row-for.ts';
import { shippedPolicy } from './shipped.ts';

/** Thursday, 14:00 in the bank's time. */
const thursday = new Date('2026-11-26T06:00:00Z');

const found = { evidence: [{ seq: 9, from: 0, to: 1, words: '…' }], probability: 0.8, by: 'rules' } as const;
const danger = (danger: Danger, probability = 0.8): Finding => ({ ...found, kind: 'danger', danger, probability });
const asks: Finding = { ...found, kind: 'asks-for-person' };
const complaint = (grade: 'general' | 'fairly-complex' | 'major', probability = 0.8): Finding => ({
  ...found,
  kind: 'complaint',
  grade,
  against: 'charge',
  probability,
});
const feels = (emotion: 'angry' | 'anxious' | 'confused' | 'helpless', strength: 1 | 2 | 3): Finding => ({
  ...found,
  kind: 'emotion',
  emotion,
  strength,
});

function facts(heard: readonly Finding[], more: Partial<Facts> = {}): Facts {
  return {
    heard,
    acceptsPerson: false,
    heardBefore: () => [],
    customer: { tier: 'standard', birthYear: null },
    channel: 'web',
    at: thursday,
    ...more,
  };
}

const answering = (id: string, when: Partial<PolicyRow['when']>): PolicyRow => ({
  id,
  says: { zh: id, en: id },
  when: { heard: [], ...when },
  say: [],
  handOver: null,
  offersPerson: true,
});
const changed = (id: string, change: (row: PolicyRow) => PolicyRow): PolicyTable => ({
  ...shippedPolicy,
  rows: shippedPolicy.rows.map((row) => (row.id === id ? change(row) : row)),
});
const withRow = (row: PolicyRow, place: number): PolicyTable => ({
  ...shippedPolicy,
  rows: shippedPolicy.rows.toSpliced(place, 0, row),
});
const saying = (text: string, name = 'soothe-anger'): PolicyTable => ({
  ...shippedPolicy,
  phrases: { ...shippedPolicy.phrases, [name]: { use: 'soothing', zh: [text], en: ['We understand.'] } },
});

describe('the row that decides', () => {
  it.each<[string, Facts, string | null]>([
    ['of several dangers, a life', facts([danger('lost-card'), danger('self-harm')]), 'danger-self-harm'],
    ['danger before everything else', facts([asks, complaint('major'), danger('fraud')]), 'danger-fraud'],
    ['a danger that is as likely as not', facts([danger('fraud', 0.5)]), 'danger-fraud'],
    ['one that is less likely: answered, with how to stay safe', facts([danger('fraud', 0.49)]), 'danger-unsure'],
    ['a life, however unlikely', facts([danger('self-harm', 0.3)]), 'danger-self-harm'],
    ['the wish for a person beside an unlikely danger', facts([asks, danger('fraud', 0.49)]), 'person'],
    ['an unlikely danger before worry', facts([feels('anxious', 2), danger('lost-card', 0.4)]), 'danger-unsure'],
    ['a complaint by its grade', facts([complaint('major'), feels('angry', 3)]), 'complaint-major'],
    ['a complaint before the wish for a person', facts([asks, complaint('general')]), 'complaint'],
    ['a complaint with its anger', facts([complaint('general'), feels('angry', 2)]), 'complaint-angry'],
    ['a complaint that is hardly sure: it is answered', facts([complaint('general', 0.69)]), 'complaint-unsure'],
    ['one that is surer: handed over', facts([complaint('general', 0.7)]), 'complaint'],
    ['its anger makes it no surer', facts([complaint('general', 0.69), feels('angry', 2)]), 'anger-strong'],
    ['the wish for a person beside it', facts([asks, complaint('general', 0.69)]), 'person'],
    ['worry beside it: what soothes is said', facts([complaint('general', 0.69), feels('anxious', 2)]), 'anxious'],
    ['a major one, however sure', facts([complaint('major', 0.4)]), 'complaint-major'],
    ['the wish for a person', facts([asks, feels('anxious', 3)]), 'person'],
    ['mild anger once: none', facts([feels('angry', 1)]), null],
    [
      'mild anger again',
      facts([feels('angry', 1)], { heardBefore: () => [[feels('angry', 1)], [feels('anxious', 1)]] }),
      'anger-again',
    ],
    [
      'clear worry again',
      facts([feels('helpless', 2)], { heardBefore: () => [[feels('helpless', 2)], [feels('anxious', 2)]] }),
      'worry-again',
    ],
    [
      'slight worry again: answered',
      facts([feels('anxious', 1)], { heardBefore: () => [[feels('anxious', 1)], [feels('anxious', 1)]] }),
      null,
    ],
    ['worry: its row, which answers', facts([feels('anxious', 2)]), 'anxious'],
    ['a yes to the person offered', facts([], { acceptsPerson: true }), 'person-accepted'],
    ['an older customer', facts([], { customer: { tier: 'standard', birthYear: 1961 } }), 'older'],
    ['a year too young', facts([], { customer: { tier: 'standard', birthYear: 1962 } }), null],
  ])('%s', (_sentence, situation, row) => {
    expect(rowFor(shippedPolicy, situation)?.id ?? null).toBe(row);
  });

  it.each<[string, Partial<PolicyRow['when']>, Partial<Facts>, boolean]>([
    ['inside office hours', { hours: 'inside' }, {}, true],
    ['outside them', { hours: 'outside' }, {}, false],
    ['at half past five they are over', { hours: 'outside' }, { at: new Date('2026-11-26T09:30:00Z') }, true],
    ['on Sunday there are none', { hours: 'outside' }, { at: new Date('2026-11-29T06:00:00Z') }, true],
    ['on Sunday in UTC it may be Monday here', { hours: 'outside' }, { at: new Date('2026-11-29T17:00:00Z') }, true],
    ['for its tier', { tiers: ['vip', 'gold'] }, { customer: { tier: 'gold', birthYear: null } }, true],
    ['not for another', { tiers: ['vip', 'gold'] }, {}, false],
    ['on its channel', { channels: ['wechat-official'] }, { channel: 'wechat-official' }, true],
    ['not on another', { channels: ['wechat-official'] }, {}, false],
    ['where it is likely enough', { heard: [{ kind: 'complaint', probability: 0.8 }] }, {}, true],
    ['not where it is less likely', { heard: [{ kind: 'complaint', probability: 0.81 }] }, {}, false],
    ['against what it names', { heard: [{ kind: 'complaint', against: ['charge'] }] }, {}, true],
    ['where both are heard', { heard: [{ kind: 'complaint' }, { kind: 'abuse' }] }, {}, false],
  ])('fits %s', (_sentence, when, more, fits) => {
    const row = answering('tried', when);
    const table = { ...shippedPolicy, rows: [row] };
    expect(rowFor(table, facts([complaint('general')], more)) === row).toBe(fits);
  });
});

describe('a table', () => {
  it('as shipped has no fault', () => {
    expect(faultsOf(shippedPolicy)).toEqual([]);
  });

  it.each<[string, PolicyTable, RegExp]>([
    ['without a row for a danger', without('danger-fraud'), /诈骗.*须有一行/u],
    ['where danger is answered', changed('danger-fraud', (row) => ({ ...row, handOver: null })), /诈骗.*须有一行/u],
    ['where danger waits behind', withRow(answering('vip-first', { tiers: ['vip'] }), 0), /排在所有其他行之上/u],
    [
      'where danger must be probable',
      changed('danger-fraud', (row) => ({
        ...row,
        when: { heard: [{ kind: 'danger', dangers: ['fraud'], probability: 0.51 }] },
      })),
      /诈骗.*须有一行.*把握达到 50% 即转/u,
    ],
    [
      'where a life must be probable',
      changed('danger-self-harm', (row) => ({
        ...row,
        when: { heard: [{ kind: 'danger', dangers: ['self-harm'], probability: 0.1 }] },
      })),
      /轻生风险.*须有一行.*不限把握/u,
    ],
    [
      'where an unlikely danger gets no advice',
      changed('danger-unsure', (row) => ({ ...row, say: [] })),
      /先说安全提示/u,
    ],
    [
      'where danger gets no advice',
      changed('danger-fraud', (row) => ({ ...row, say: ['hand-over'] })),
      /先说安全提示/u,
    ],
    [
      'where danger is not immediate',
      changed('danger-fraud', (row) => ({ ...row, handOver: row.handOver && { ...row.handOver, priority: 'high' } })),
      /须为“立即”/u,
    ],
    [
      'where danger may wait ten minutes',
      changed('danger-fraud', (row) => ({
        ...row,
        handOver: row.handOver && { ...row.handOver, acceptWithinMinutes: 10 },
      })),
      /5 分钟内/u,
    ],
    [
      'where money comes before a life',
      {
        ...shippedPolicy,
        rows: [...shippedPolicy.rows.slice(1, 6), ...shippedPolicy.rows.slice(0, 1), ...shippedPolicy.rows.slice(6)],
      },
      /轻生风险须排在/u,
    ],
    ['without a row for whoever asks for a person', without('person'), /要求人工.*须有一行/u],
    [
      'that gives a person in office hours only',
      changed('person', (row) => ({ ...row, when: { ...row.when, hours: 'inside' } })),
      /要求人工.*须有一行/u,
    ],
    [
      'that answers whoever asks',
      withRow(answering('anxious-early', { heard: [{ kind: 'emotion' }] }), 6),
      /得不到人工/u,
    ],
    ['with a name used twice', withRow(answering('older', { channels: ['web'] }), 18), /用了两次/u],
    [
      'with a row that never has its turn',
      withRow(answering('late', { tiers: ['vip'], older: true }), shippedPolicy.rows.length),
      /轮不到/u,
    ],
    [
      'with a phrase that is not there',
      changed('person', (row) => ({ ...row, say: ['nowhere', 'hand-over'] })),
      /没有名为/u,
    ],
    ['that hands over in silence', changed('person', (row) => ({ ...row, say: [] })), /须告诉客户/u],
    [
      'that announces what it does not do',
      changed('older', (row) => ({ ...row, say: ['hand-over'] })),
      /不能说正在转接/u,
    ],
    [
      'with a complaint without deadlines',
      changed('complaint', (row) => ({ ...row, handOver: row.handOver && { ...row.handOver, complaint: null } })),
      /分级和时限/u,
    ],
    [
      'whose high is less than its raised',
      { ...shippedPolicy, priorities: { ...shippedPolicy.priorities, high: 1 } },
      /不能更少/u,
    ],
    ['that promises', saying('我们保证今天解决。'), /这是承诺/u],
    ['that promises returns', saying('这款产品稳赚。'), /承诺本金或收益/u],
    ['that commands', saying('您必须等待。'), /命令/u],
    ['that is familiar', saying('请你稍候。'), /没有用“您”/u],
    ['that asks for a code', saying('请把验证码告诉我们。'), /索要密码或验证码/u],
    ['that claims what the bot has not done', saying('已经为您冻结这张卡。'), /没有办理/u],
    ['that poses as a person', saying('我是人工客服。'), /不得自称真人/u],
  ])('%s is refused, with the reason', (_sentence, table, reason) => {
    const faults = faultsOf(table);
    expect(faults.map(({ zh }) => zh).join('\n')).toMatch(reason);
    for (const { zh, en } of faults) expect([zh, en].every((text) => text.length > 8)).toBe(true);
  });

  it('may have rows of its own for a time, a tier, a channel', () => {
    const outside = {
      ...(shippedPolicy.rows.find(({ id }) => id === 'danger-lost-card') as PolicyRow),
      id: 'danger-lost-card-at-night',
      when: { heard: [{ kind: 'danger', dangers: ['lost-card'] }], hours: 'outside' },
    } satisfies PolicyRow;
    expect(faultsOf(withRow(outside, 5))).toEqual([]);
    expect(faultsOf(withRow(answering('wechat', { channels: ['wechat-official'] }), 17))).toEqual([]);
  });
});

function without(id: string): PolicyTable {
  return { ...shippedPolicy, rows: shippedPolicy.rows.filter((row) => row.id !== id) };
}

const condition = fc.oneof<fc.Arbitrary<HeardCondition>[]>(
  fc.record(
    {
      kind: fc.constant('danger' as const),
      dangers: fc.subarray([...dangers], { minLength: 1 }),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.record(
    {
      kind: fc.constant('complaint' as const),
      grades: fc.subarray(['general' as const, 'major' as const], { minLength: 1 }),
    },
    { requiredKeys: ['kind'] },
  ),
  fc.constant({ kind: 'asks-for-person' as const }),
  fc.constant({ kind: 'accepts-person' as const }),
  fc.record(
    { kind: fc.constant('emotion' as const), strength: fc.integer({ min: 1, max: 3 }) },
    { requiredKeys: ['kind'] },
  ),
);
const strangeRow = fc
  .record({
    heard: fc.array(condition, { maxLength: 2 }),
    rest: fc.record(
      {
        tiers: fc.subarray(['standard' as const, 'gold' as const, 'vip' as const], { minLength: 1 }),
        older: fc.boolean(),
        hours: fc.constantFrom('inside' as const, 'outside' as const),
      },
      { requiredKeys: [] },
    ),
    like: fc.constantFrom(...shippedPolicy.rows),
    id: fc.integer({ min: 0, max: 9_999 }),
  })
  .map(({ heard, rest, like, id }): PolicyRow => ({ ...like, id: `strange-${id}`, when: { heard, ...rest } }));
/** The shipped table with a few rows taken out and a few strange ones put in, anywhere. */
const anyTable = fc
  .record({
    gone: fc.subarray([...shippedPolicy.rows], { maxLength: 2 }),
    come: fc.array(fc.tuple(strangeRow, fc.nat(20)), { maxLength: 3 }),
  })
  .map(({ gone, come }): PolicyTable => {
    const kept = shippedPolicy.rows.filter((row) => !gone.includes(row));
    return { ...shippedPolicy, rows: come.reduce((rows, [row, place]) => rows.toSpliced(place, 0, row), kept) };
  });
const anyFinding = fc.oneof(
  fc
    .tuple(fc.constantFrom(...dangers), fc.constantFrom(0.3, 0.5, 0.8))
    .map(([which, probability]) => danger(which, probability)),
  fc.constant(asks),
  fc.constantFrom('general' as const, 'major' as const).map((grade) => complaint(grade)),
  fc
    .tuple(fc.constantFrom('angry' as const, 'anxious' as const), fc.constantFrom(1 as const, 2 as const, 3 as const))
    .map(([emotion, strength]) => feels(emotion, strength)),
);
const anyFacts = fc
  .record({
    heard: fc.array(anyFinding, { maxLength: 4 }),
    acceptsPerson: fc.boolean(),
    tier: fc.constantFrom('standard' as const, 'gold' as const, 'vip' as const),
    birthYear: fc.constantFrom(null, 1940, 1990),
    hour: fc.integer({ min: 0, max: 24 * 7 }),
  })
  .map(({ heard, acceptsPerson, tier, birthYear, hour }) =>
    facts(heard, {
      acceptsPerson,
      customer: { tier, birthYear },
      at: new Date(thursday.getTime() + hour * 3_600_000),
    }),
  );

describe('under any table without a fault', () => {
  it('danger that is as likely as not goes to a person at once, with safety advice; whoever asks for a person gets one', () => {
    let whole = 0;
    fc.assert(
      fc.property(anyTable, fc.array(anyFacts, { minLength: 1, maxLength: 8 }), (table, situations) => {
        if (faultsOf(table).length > 0) return;
        whole += 1;
        for (const situation of situations) {
          const row = rowFor(table, situation);
          const inDanger = situation.heard.some(
            (finding) => finding.kind === 'danger' && finding.probability >= dangerCallsFrom(finding.danger),
          );
          if (inDanger) {
            expect(row?.handOver?.priority).toBe('immediate');
            expect(table.phrases[row?.say[0] ?? '']?.use).toBe('safety');
          }
          if (inDanger || situation.acceptsPerson || situation.heard.includes(asks)) expect(row?.handOver).toBeTruthy();
          if (row?.handOver) expect(table.phrases[row.say.at(-1) ?? '']?.use).toBe('handing-over');
        }
      }),
      { numRuns: 400, seed: 6 },
    );
    expect(whole).toBeGreaterThan(25);
  });

  it('a row that another covers never decides', () => {
    fc.assert(
      fc.property(strangeRow, strangeRow, anyFacts, (one, other, situation) => {
        if (!covers(one.when, other.when)) return;
        expect(rowFor({ ...shippedPolicy, rows: [one, other] }, situation)).not.toBe(other);
      }),
      { numRuns: 2_000 },
    );
  });
});

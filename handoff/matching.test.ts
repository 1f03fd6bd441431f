import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HandoffId, type Skill, type StaffId, skills } from '#conversation';
import type { AvailableAgent } from '#store';
import { type InLine, match } from './matching.ts';

const noon = new Date('2026-11-22T12:00:00Z').getTime();
const until = new Date(noon + 30_000);

describe('matching', () => {
  it('serves the line in the order of due times, not of arrival', () => {
    const line = [inLine('first', { due: 2 }), inLine('urgent', { due: 1 })];
    expect(offered(line, [agent('li', { capacity: 1 })])).toEqual(['urgent → li']);
  });

  it('offers nothing to whom lacks the skill or the room', () => {
    const line = [inLine('a', { skill: 'complaints' })];
    const agents = [
      agent('li', { skills: ['general'] }),
      agent('wang', { skills: ['complaints'], capacity: 2, load: 2 }),
    ];
    expect(offered(line, agents)).toEqual([]);
  });

  it.each<[string, Parameters<typeof inLine>[1], AvailableAgent[], string]>([
    [
      'the smallest share of the capacity in use comes first',
      {},
      [agent('li', { load: 2, capacity: 3 }), agent('wang', { load: 3, capacity: 5 })],
      'wang',
    ],
    [
      'of equals the longest idle comes first',
      {},
      [agent('li', { given: 5 }), agent('wang', { given: 3 }), agent('zhao', { given: 4 })],
      'wang',
    ],
    ['who was never given anything is the longest idle', {}, [agent('li', { given: 1 }), agent('wang', {})], 'wang'],
    ['the id decides what nothing else does', {}, [agent('wang', {}), agent('li', {})], 'li'],
    [
      'who held the customer last comes before all',
      { lastHeld: { by: staff('li'), how: 'finished' } },
      [agent('li', { load: 4 }), agent('wang', {})],
      'li',
    ],
    [
      'but not where that agent has no room',
      { lastHeld: { by: staff('li'), how: 'finished' } },
      [agent('li', { load: 5 }), agent('wang', {})],
      'wang',
    ],
    [
      'who passed the customer on comes after all',
      { lastHeld: { by: staff('li'), how: 'transferred' } },
      [agent('li', {}), agent('wang', { load: 4 })],
      'wang',
    ],
    [
      'yet gets them back where nobody else fits',
      { lastHeld: { by: staff('li'), how: 'transferred' } },
      [agent('li', {})],
      'li',
    ],
    [
      'an offer that lapsed goes to another, even to a busier one',
      { lapsedWith: staff('li') },
      [agent('li', { given: 9 }), agent('wang', { load: 4, given: 3 })],
      'wang',
    ],
    [
      'an offer that lapsed with whom knows the customer goes to another',
      { lapsedWith: staff('li'), lastHeld: { by: staff('li'), how: 'finished' } },
      [agent('li', { given: 9 }), agent('wang', { given: 3 })],
      'wang',
    ],
  ])('%s', (_sentence, handoff, agents, expected) => {
    expect(offered([inLine('a', handoff)], agents)).toEqual([`a → ${expected}`]);
  });

  it('makes the round of all before an offer comes to the same agent again', () => {
    const agents = [agent('li', { load: 0 }), agent('wang', { load: 1 }), agent('zhao', { load: 4 })];
    let lapsedWith: StaffId | null = null;
    const asked = [1, 2, 3, 4].map((minute) => {
      const [offer] = match([inLine('a', { lapsedWith })], agents, until);
      const asked = agents.find(({ id }) => id === offer?.agent);
      if (!asked) throw new Error('Nobody was asked.');
      asked.lastGivenAt = new Date(noon + minute * 60_000);
      lapsedWith = asked.id;
      return asked.id;
    });
    expect(asked).toEqual(['li', 'wang', 'zhao', 'li']);
  });
});

describe('every matching', () => {
  it('gives no agent more than they have room for, and only what they are skilled in', () => {
    fc.assert(
      fc.property(lines, desks, (line, agents) => {
        const offers = match(line, agents, until);
        for (const { id, load, capacity } of agents)
          expect(offers.filter((offer) => offer.agent === id).length).toBeLessThanOrEqual(Math.max(0, capacity - load));
        for (const offer of offers)
          expect(found(agents, offer.agent).skills).toContain(found(line, offer.handoff).skill);
      }),
    );
  });

  it('offers nobody twice', () => {
    fc.assert(
      fc.property(lines, desks, (line, agents) => {
        const matched = match(line, agents, until).map(({ handoff }) => handoff);
        expect(new Set(matched).size).toBe(matched.length);
      }),
    );
  });

  it('leaves nobody waiting while an agent who fits has room', () => {
    fc.assert(
      fc.property(lines, desks, (line, agents) => {
        const offers = match(line, agents, until);
        const roomLeft = agents.filter(
          ({ id, load, capacity }) => load + offers.filter((offer) => offer.agent === id).length < capacity,
        );
        const left = line.filter(({ id }) => !offers.some(({ handoff }) => handoff === id));
        for (const { skill } of left) expect(roomLeft.filter((one) => one.skills.includes(skill))).toEqual([]);
      }),
    );
  });

  it('keeps the order within each skill', () => {
    fc.assert(
      fc.property(lines, desks, (line, agents) => {
        const matched = new Set(match(line, agents, until).map(({ handoff }) => handoff));
        for (const one of line)
          for (const later of line)
            if (one.skill === later.skill && one.dueAt < later.dueAt && matched.has(later.id))
              expect(matched.has(one.id)).toBe(true);
      }),
    );
  });

  it('comes to the same whatever the order of its arguments', () => {
    fc.assert(
      fc.property(
        lines.chain((line) => fc.tuple(fc.constant(line), shuffled(line))),
        desks.chain((agents) => fc.tuple(fc.constant(agents), shuffled(agents))),
        ([line, lineAnew], [agents, agentsAnew]) => {
          expect(match(lineAnew, agentsAnew, until)).toEqual(match(line, agents, until));
        },
      ),
    );
  });

  it('leaves its arguments as they were', () => {
    fc.assert(
      fc.property(lines, desks, (line, agents) => {
        const before = structuredClone({ line, agents });
        match(line, agents, until);
        expect({ line, agents }).toEqual(before);
      }),
    );
  });
});

const agentIds = ['a', 'b', 'c', 'd', 'e'].map(staff);
const anySkill = fc.constantFrom(...skills);
const anyAgent = fc.constantFrom(...agentIds);

const lines: fc.Arbitrary<InLine[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 0, max: 99 }).map((number) => `h${number}` as HandoffId),
    skill: anySkill,
    dueAt: fc.integer({ min: 0, max: 5 }).map((minute) => new Date(noon + minute * 60_000)),
    offeredTo: fc.option(anyAgent),
    lastHeld: fc.option(fc.record({ by: anyAgent, how: fc.constantFrom('finished' as const, 'transferred' as const) })),
  }),
  { selector: ({ id }) => id, maxLength: 20 },
);

const desks: fc.Arbitrary<AvailableAgent[]> = fc.uniqueArray(
  fc.record({
    id: anyAgent,
    skills: fc.uniqueArray(anySkill),
    capacity: fc.integer({ min: 1, max: 5 }),
    load: fc.integer({ min: 0, max: 6 }),
    lastGivenAt: fc.option(fc.integer({ min: 0, max: 3 }).map((minute) => new Date(noon + minute * 60_000))),
  }),
  { selector: ({ id }) => id },
);

function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

function found<T extends { id: string }>(all: readonly T[], id: string): T {
  const one = all.find((each) => each.id === id);
  if (!one) throw new Error(`There is no ${id}.`);
  return one;
}

function offered(line: readonly InLine[], agents: readonly AvailableAgent[]): string[] {
  return match(line, agents, until).map(({ handoff, agent }) => `${handoff} → ${agent}`);
}

function inLine(
  id: string,
  {
    skill = 'general',
    due = 0,
    lapsedWith = null,
    lastHeld = null,
  }: { skill?: Skill; due?: number; lapsedWith?: StaffId | null; lastHeld?: InLine['lastHeld'] } = {},
): InLine {
  return { id: id as HandoffId, skill, dueAt: new Date(noon + due * 60_000), offeredTo: lapsedWith, lastHeld };
}

function agent(
  id: string,
  {
    skills = ['general'],
    capacity = 5,
    load = 0,
    given,
  }: { skills?: Skill[]; capacity?: number; load?: number; given?: number } = {},
): AvailableAgent {
  const lastGivenAt = given === undefined ? null : new Date(noon + given * 60_000);
  return { id: staff(id), skills, capacity, load, lastGivenAt };
}

function staff(id: string): StaffId {
  return id as StaffId;
}

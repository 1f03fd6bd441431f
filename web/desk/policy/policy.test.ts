import { describe, expect, it } from 'vitest';
import { shippedPolicy } from '#bot';
import type { PolicyRow, PolicyTable } from '#conversation/wire';
import { catalogue } from '../words/words.ts';
import { differences, movedRows } from './differences.ts';
import { caseOf, saidOf, thenOf } from './in-words.ts';
import { type Called, countBy, type Stretch, thatDiffer } from './loads.ts';

const { zh, en } = catalogue;
const row = (id: string): PolicyRow => {
  const found = shippedPolicy.rows.find((each) => each.id === id);
  if (!found) throw new Error(`No row is called ${id}.`);
  return found;
};
const changed = (id: string, change: Partial<PolicyRow>): PolicyTable => ({
  ...shippedPolicy,
  rows: shippedPolicy.rows.map((each) => (each.id === id ? { ...each, ...change } : each)),
});

describe('a row in words', () => {
  it.each<[string, string, string]>([
    ['danger-fraud', '疑似诈骗 (把握 50% 以上)', 'Possible fraud (50% sure or more)'],
    [
      'complaint-angry',
      '投诉 (把握 70% 以上)，并且愤怒 (强度 2 以上)',
      'Complaint (70% sure or more), and Angry (strength 2 or more)',
    ],
    ['anger-again', '愤怒、同一对话里第 2 次', 'Angry, heard 2 times in the conversation'],
    ['older', '65 岁以上', '65 or older'],
  ])('%s is told as %s, %s', (id, chinese, english) => {
    expect(caseOf(zh, row(id), shippedPolicy)).toBe(chinese);
    expect(caseOf(en, row(id), shippedPolicy)).toBe(english);
  });

  it('tells customer, channel and time behind what is heard', () => {
    const when: PolicyRow['when'] = {
      heard: [],
      tiers: ['gold', 'vip'],
      channels: ['web'],
      hours: 'outside',
      older: false,
    };
    const made = { ...row('older'), when };
    expect(caseOf(zh, made, shippedPolicy)).toBe('金卡或VIP客户、不满 65 岁或年龄不详、来自网页、办公时间外');
    expect(caseOf(zh, { ...made, when: { heard: [] } }, shippedPolicy)).toBe('任何一轮');
  });

  it('says what is said and what follows', () => {
    expect(saidOf(en, row('person'), shippedPolicy)[0]).toMatch(/^We are transferring you/);
    expect(thenOf(zh, row('complaint-major'), shippedPolicy)).toEqual([
      '转投诉队列',
      '优先级高，提前 30 分钟',
      '3 分钟内接',
      '按听到的等级，24 小时内受理，72 小时内答复',
    ]);
    expect(thenOf(zh, row('older'), shippedPolicy)).toEqual(['照常回答、并可转人工']);
  });
});

describe('the differences of two tables', () => {
  it('are none where nothing is different', () => {
    expect(differences(zh, shippedPolicy, structuredClone(shippedPolicy))).toEqual([]);
  });

  it('name the row that was changed, and how', () => {
    const handOver = row('person').handOver && { ...row('person').handOver, priority: 'raised' };
    const after = changed('person', { handOver: handOver as PolicyRow['handOver'] });
    expect(differences(zh, shippedPolicy, after)).toEqual([
      {
        of: 'row',
        id: 'person',
        title: row('person').says.zh,
        kind: 'changed',
        fields: [
          {
            field: 'next',
            before: '转综合队列\n优先级一般\n3 分钟内接',
            after: '转综合队列\n优先级较高，提前 15 分钟\n3 分钟内接',
          },
        ],
      },
    ]);
  });

  it('tell what came, what went, what was moved, and what holds for all', () => {
    const rows = [...shippedPolicy.rows.slice(1), { ...row('older'), id: 'new' }];
    const swapped = [...rows.slice(1, 2), ...rows.slice(0, 1), ...rows.slice(2)];
    const after = { ...shippedPolicy, rows: swapped, olderFrom: 60 };
    expect(differences(en, shippedPolicy, after).map(({ of, id, kind }) => `${of} ${id} ${kind}`)).toEqual([
      'row new added',
      'row danger-self-harm removed',
      expect.stringMatching(/^row danger-(?:fraud|leaked-code) moved$/),
      'table  changed',
    ]);
  });

  it('call one row moved where one row was moved', () => {
    const { rows } = shippedPolicy;
    const [first, ...others] = rows;
    expect(movedRows(rows, [...others, first as PolicyRow])).toEqual([first?.id]);
    expect(movedRows(rows, rows)).toEqual([]);
  });

  it('tell a phrase that was changed, once', () => {
    const phrases: PolicyTable['phrases'] = {
      ...shippedPolicy.phrases,
      'hand-over': { use: 'handing-over', zh: ['正在为您转接。'], en: ['We are transferring you.'] },
    };
    const after = { ...shippedPolicy, phrases };
    expect(differences(zh, shippedPolicy, after).map(({ of, id }) => [of, id])).toEqual([['phrase', 'hand-over']]);
  });
});

describe('what a simulation found', () => {
  const called = (seq: number, skill: Called['skill'], advanceMinutes = 0): Called => ({
    seq,
    at: '2026-11-22T10:00:00Z',
    skill,
    priority: 'normal',
    advanceMinutes,
    reason: { because: 'complaint' },
    row: 'complaint',
  });
  const stretch = (inForce: Called | null, draft: Called | null): Stretch => ({
    conversationId: 'c',
    channel: 'web',
    tier: 'standard',
    inForce,
    draft,
  });
  const same = stretch(called(1, 'complaints'), called(1, 'complaints'));

  it('is counted on both sides', () => {
    const counts = countBy([same, stretch(null, called(3, 'general'))], ({ skill }) => skill);
    expect([...counts]).toEqual([
      ['complaints', { inForce: 1, draft: 1 }],
      ['general', { inForce: 0, draft: 1 }],
    ]);
  });

  it.each<[string, Stretch, boolean]>([
    ['is handed over alike', same, false],
    ['is handed over only now', stretch(null, called(1, 'general')), true],
    ['is no longer handed over', stretch(called(1, 'general'), null), true],
    ['goes to another line', stretch(called(1, 'general'), called(1, 'complaints')), true],
    ['goes earlier', stretch(called(5, 'general'), called(3, 'general')), true],
    ['goes further ahead', stretch(called(1, 'general'), called(1, 'general', 15)), true],
  ])('tells a stretch that %s', (_sentence, one, differs) => {
    expect(thatDiffer([one])).toHaveLength(differs ? 1 : 0);
  });
});

import { describe, expect, it } from 'vitest';
import { openBase } from './base.ts';
import { describeTextEncoder } from './contract.ts';
import { EditionEncoder } from './edition-encoder.ts';
import { rowsFromGroups } from './from-groups.ts';
import type { Rows } from './rows.ts';

const groups = [
  ['贷款批不下来', '审批没通过', '申请被拒了怎么回事'],
  ['怎样才能通过审批', '怎么提高通过率'],
  ['银行卡丢了怎么挂失', '卡找不到了'],
  ['信用卡年费怎么收', '一年多少年费'],
];

describeTextEncoder('the encoder of an edition', taught);

describe('what an edition taught its encoder', () => {
  it('brings wordings of one entry together that share no character', async () => {
    const cosine = async (encoder: EditionEncoder) => {
      const [one, other] = await encoder.encode(['卡找不到了', '挂失']);
      return one?.reduce((sum, value, at) => sum + value * (other?.[at] ?? 0), 0) ?? 0;
    };
    expect(await cosine(taught())).toBeGreaterThan((await cosine(untaught())) + 0.1);
  });

  it('is the same to the byte for the same seed', () => {
    const { id } = taught();
    expect(taught().id).toBe(id);
    expect(taught(8).id).not.toBe(id);
  });

  it('says how much of a text it has seen', () => {
    const encoder = taught();
    expect(encoder.familiarity('信用卡年费怎么收')).toEqual({ known: 1, foreign: 0, strange: 0, alien: 0 });
    expect(encoder.familiarity('嘻嘻').known).toBe(0);
    expect(encoder.familiarity('嘻嘻').foreign).toBeCloseTo(1);
    expect(encoder.familiarity('')).toEqual({ known: 0, foreign: 1, strange: 0, alien: 0 });
    expect(encoder.familiarity('嘻呗利息')).toMatchObject({ strange: 4, alien: 2 });
  });
});

function taught(seed = 7): EditionEncoder {
  return encoderOf(rowsFromGroups(groups, { base: openBase().rows, rounds: 10, seed, rate: 0.2 }));
}

function untaught(): EditionEncoder {
  return encoderOf(rowsFromGroups(groups, { base: openBase().rows, rounds: 0, seed: 7, rate: 0.2 }));
}

function encoderOf(rows: Rows): EditionEncoder {
  return new EditionEncoder(rows, openBase().rows, 8);
}

import { describe, expect, it } from 'vitest';
import { hear } from '../hearing.ts';
import { Reader } from '../reading.ts';
import { waiting } from './waiting.ts';

describe('waits', () => {
  const reader = new Reader(waiting);
  const told = (text: string) => {
    const reading = reader.read(hear([{ seq: 1, text }]));
    return waiting.map((pattern) => reading.find(pattern).length > 0);
  };

  it.each([
    ['三天了还没到账', '17天了还没到账'],
    ['四个多小时没人联系我', '9个多钟头没人联系我'],
    ['怎么还没批，都六个工作日了', '怎么还没批，都十一个工作日了'],
    ['说好两天到的，现在都没到', '说好48小时到的，现在都没到'],
  ])('are told in any number: %s, %s', (one, other) => {
    expect(told(one)).toEqual(told(other));
    expect(told(one).filter(Boolean).length).toBeGreaterThan(2);
  });

  it.each([
    ['我这个是3号到期，今天都8号了', '我这个是12号到期，今天都18号了', '我这个是3号到期'],
    ['今天都周五了，你们说的是周三', '今天都礼拜五了，你们说的是礼拜三', '你们说的是周三'],
  ])('are told by two days: %s, %s', (one, other, half) => {
    expect(told(one)).toEqual(told(other));
    expect(told(one)).not.toEqual(told(half));
  });

  it('are others in minutes', () => {
    expect(told('八天了还没到账')).not.toEqual(told('八分钟了还没到账'));
  });
});

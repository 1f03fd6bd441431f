import { expect, it } from 'vitest';
import { shippedPolicy } from '#bot';
import { ageOf } from './desk/naming.ts';
import { olderFrom } from './older-from.ts';

it('the pages and the shipped policy call the same customers older', () => {
  expect(olderFrom).toBe(shippedPolicy.olderFrom);
});

it('the desk says so from that age on', () => {
  const at = Date.parse('2026-11-26T04:00:00Z');
  const customer = { id: 'c1', bankId: 'C1', tier: 'standard', assurance: 'signed-in' } as const;
  expect(ageOf({ ...customer, birthYear: 1961 }, at)).toEqual({ years: 65, older: true });
  expect(ageOf({ ...customer, birthYear: 1962 }, at)).toEqual({ years: 64, older: false });
  expect(ageOf({ ...customer, birthYear: null }, at)).toBeNull();
});

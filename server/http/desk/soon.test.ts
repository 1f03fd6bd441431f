import { expect, it } from 'vitest';
import { Soon } from './soon.ts';

function gatedWork() {
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
  };
  return { work, finish, most: () => most };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

it('however often it is asked meanwhile, the work is done once at a time, and once more afterwards', async () => {
  const { work, finish, most } = gatedWork();
  const soon = new Soon(work, 0, () => {});
  for (let asked = 0; asked < 10; asked += 1) soon.ask();
  expect(finish).toHaveLength(1);
  soon.ask();
  finish[0]?.();
  await expect.poll(() => finish.length).toBe(2);
  finish[1]?.();
  await turn();
  expect(finish).toHaveLength(2);
  expect(most()).toBe(1);
});

it('work that fails is told, and is done again when it is asked for again', async () => {
  const failures: unknown[] = [];
  let attempts = 0;
  const soon = new Soon(
    async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('the record is away');
    },
    0,
    (failure) => failures.push(failure),
  );
  soon.ask();
  await expect.poll(() => failures).toEqual([new Error('the record is away')]);
  soon.ask();
  await expect.poll(() => attempts).toBe(2);
});

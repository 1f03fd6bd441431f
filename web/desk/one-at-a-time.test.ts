import { describe, expect, it } from 'vitest';
import { OneAtATime } from './one-at-a-time.ts';

describe('acts that make each other needless', () => {
  it('run once more, and only once, for all that was asked meanwhile', async () => {
    const turns = new OneAtATime();
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const act = async () => {
      runs += 1;
      await gate.promise;
    };
    const first = turns.run('c', act);
    for (const _again of [1, 2, 3]) await turns.run('c', act);
    expect(runs).toBe(1);
    expect(turns.isRunning('c')).toBe(true);
    gate.resolve();
    await first;
    expect(runs).toBe(2);
    expect(turns.isRunning('c')).toBe(false);
  });

  it('do not wait for acts about something else', async () => {
    const turns = new OneAtATime();
    const never = new Promise<void>(() => {});
    void turns.run('c', () => never);
    let ran = false;
    await turns.run('d', async () => {
      ran = true;
    });
    expect(ran).toBe(true);
  });
});

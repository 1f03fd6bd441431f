import { describe, expect, it } from 'vitest';
import { importRules } from './architecture/rules.ts';
import { strayPlants, unproven } from './planted.ts';
import { refusedSource, sourceRules } from './source/rules.ts';

const names = sourceRules.map(({ name }) => name);

describe('the rules of the house', () => {
  it('bite: each refuses its planted violations, and nothing in a house that is in order', async () => {
    expect(await unproven(names, refusedSource)).toEqual([]);
  });

  it('are proven by a planted violation each, and no violation is planted without a rule', async () => {
    expect(strayPlants([...names, ...importRules.map(({ name }) => name)])).toEqual([]);
    expect(await unproven(['a-rule-without-proof'], refusedSource)).toEqual([
      'a-rule-without-proof has no planted violation: make checks/planted/a-rule-without-proof',
    ]);
  });

  it('are missed where they do not look', async () => {
    const blind = await unproven(['environment'], () => []);
    expect(blind).toContain('environment does not refuse planted/environment/bot/reads.ts');
  });
});

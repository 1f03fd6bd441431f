import { describe, expect, inject, it } from 'vitest';
import { line } from '#handoff';
import { redisUrl } from '../evals/services/provided.ts';

const postgresUrl = inject('postgresUrl');

describe.skipIf(!redisUrl || !postgresUrl)('an answer', () => {
  it.each([1])('comes from knowledge', (seq) => expect(line).toContain(seq));
});

import { it } from 'vitest';

const slow = process.env.SLOW;

it.skipIf(!slow)('runs on some machines', () => {});

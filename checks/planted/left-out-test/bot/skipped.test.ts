import { describe } from 'vitest';

describe.skip.each([1])('is left out', () => {});

import { it } from 'vitest';

it.only('is alone', () => {});

import { it } from 'vitest';

it('is left out by an option', { skip: true }, () => {});

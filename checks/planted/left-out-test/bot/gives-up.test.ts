import { it } from 'vitest';

it('gives up', (context) => context.skip());

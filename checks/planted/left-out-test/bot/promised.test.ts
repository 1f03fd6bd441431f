import { it } from 'vitest';

it.todo('will be written');

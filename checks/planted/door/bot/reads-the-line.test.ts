import { line } from '../handoff/line.ts';

export const first = line[0];

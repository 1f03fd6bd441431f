import { line } from '#handoff';

export const uses = line;

import { answer } from '#bot';

export const uses = answer;

import { env } from 'node:process';

export const key = env.XIANTING_KEY;

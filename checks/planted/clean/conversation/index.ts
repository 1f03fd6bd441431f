export type { Message } from './message.ts';

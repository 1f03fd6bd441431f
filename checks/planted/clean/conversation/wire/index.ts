import type { Message } from '../message.ts';

export type Sent = Message;

import type { Message } from '#conversation';

export type Shown = Message;

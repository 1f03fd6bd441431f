import type { Message } from '#conversation';

export const line: Message['seq'][] = [];

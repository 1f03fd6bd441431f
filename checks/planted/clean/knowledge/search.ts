import type { Message } from '#conversation';

export function search(message: Message): number {
  return message.seq;
}

import { type ConversationId, Refusal } from '#conversation';

/**
 * Holds each conversation to so many messages a minute on this gateway: people do not type faster, and what does is
 * refused ('too-many-requests') before it reaches the record.
 */
export class Pace {
  readonly #most: number;
  readonly #clock: () => Date;
  #minute = 0;
  #counted = new Map<ConversationId, number>();

  constructor(messagesPerMinute: number, clock: () => Date) {
    this.#most = messagesPerMinute;
    this.#clock = clock;
  }

  count(conversation: ConversationId): void {
    const seconds = this.#clock().getTime() / 1000;
    const minute = Math.floor(seconds / 60);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#counted = new Map();
    }
    const counted = (this.#counted.get(conversation) ?? 0) + 1;
    if (counted > this.#most) throw new Refusal('too-many-requests', { seconds: Math.ceil(60 - (seconds % 60)) });
    this.#counted.set(conversation, counted);
  }
}

import { InOrder } from './in-order.ts';
import type { Kept } from './kept.ts';
import { notYetThere, type Outgoing } from './outgoing.ts';
import { type Known, nothingKnown } from './transcript.ts';
import type { Words } from './words/words.ts';

interface Surroundings {
  /** Sends a message and answers its place in the record. */
  post(conversation: string, message: { clientId: string; text: string }): Promise<number>;
  kept: Kept;
  newId(): string;
  wordsFor(failure: unknown): string;
  words(): Words;
  arrived(conversation: string, seq: number): void;
  changed(outgoing: Readonly<Record<string, readonly Outgoing[]>>): void;
}

/** An agent's messages on their way, by conversation: in the order in which they were written, and none twice. */
export class Sending {
  readonly #surroundings: Surroundings;
  readonly #order = new InOrder();
  #outgoing: Readonly<Record<string, readonly Outgoing[]>> = {};

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  say(conversation: string, text: string, known: Known = nothingKnown): void {
    const outgoing: Outgoing = {
      clientId: this.#surroundings.newId(),
      text,
      state: 'sending',
      why: '',
      afterSeq: known.messages.at(-1)?.seq ?? 0,
      seq: null,
    };
    this.#set(conversation, [...notYetThere(this.#of(conversation), known.messages), outgoing]);
    this.#send(conversation, outgoing);
  }

  /** Sends everything again that failed, in the order in which it was written. */
  sendAgain(conversation: string): void {
    for (const outgoing of this.#of(conversation).filter(({ state }) => state === 'failed')) {
      this.#setOne(conversation, outgoing.clientId, { state: 'sending', why: '' });
      this.#send(conversation, outgoing);
    }
  }

  takeBack(conversation: string, clientId: string): void {
    this.#set(
      conversation,
      this.#of(conversation).filter((one) => one.clientId !== clientId),
    );
  }

  /** Whether what was on its way before a reload has arrived is not known; sent again it is the same message. */
  restore(conversation: string): void {
    if (this.#outgoing[conversation] !== undefined) return;
    const why = this.#surroundings.words().failures.reopened;
    const kept = this.#surroundings.kept.outgoing(conversation);
    this.#set(
      conversation,
      kept.map((one) => ({ ...one, state: 'failed' as const, why })),
    );
  }

  #send(conversation: string, { clientId, text }: Outgoing): void {
    const { post, words, wordsFor, arrived } = this.#surroundings;
    const failed = (why: string) => {
      this.#setOne(conversation, clientId, { state: 'failed', why });
      return false;
    };
    this.#order.run(conversation, async (wentWell) => {
      // What the agent wrote later must not arrive earlier.
      if (!wentWell) return failed(words().failures.earlierUnsent);
      try {
        const seq = await post(conversation, { clientId, text });
        this.#setOne(conversation, clientId, { seq });
        arrived(conversation, seq);
        return true;
      } catch (failure) {
        return failed(wordsFor(failure));
      }
    });
  }

  #of(conversation: string): readonly Outgoing[] {
    return this.#outgoing[conversation] ?? [];
  }

  #setOne(conversation: string, clientId: string, change: Partial<Outgoing>): void {
    this.#set(
      conversation,
      this.#of(conversation).map((one) => (one.clientId === clientId ? { ...one, ...change } : one)),
    );
  }

  #set(conversation: string, outgoing: readonly Outgoing[]): void {
    const onTheirWay = outgoing.filter(({ seq }) => seq === null);
    this.#surroundings.kept.keepOutgoing(conversation, onTheirWay);
    this.#outgoing = { ...this.#outgoing, [conversation]: outgoing };
    this.#surroundings.changed(this.#outgoing);
  }
}

import { Declined } from '../declined.ts';
import { remedyFor, toldOf } from './remedy.ts';

/** An activity on its way to the server, and what becomes of it. */
export interface Outgoing {
  activity: Readonly<Record<string, unknown>>;
  accepted(): void;
  /** `code`: as the server's list of refusals has it; empty where it gave none. */
  refused(sentence: string, code: string): void;
}

interface Surroundings {
  /** False while there is no conversation to post to. */
  open(): boolean;
  post(activity: Outgoing['activity']): Promise<void>;
  /** Waits before the next try after so many failures. */
  rest(failures: number, failure: unknown): Promise<void>;
  heldUp(heldUp: boolean): void;
  /** Told that the conversation, or the right to speak in it, is gone. */
  lost(failure: unknown): void;
}

/** What waits to be sent, one after the other: what cannot go yet holds up what was written later. */
export class Outbox {
  readonly #surroundings: Surroundings;
  #waiting: readonly Outgoing[] = [];
  #delivering = false;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  put(outgoing: Outgoing): void {
    this.#waiting = [...this.#waiting, outgoing];
  }

  /** Drops all but messages: an event, such as a mark, is about the conversation that it was meant for. */
  keepMessages(): void {
    this.#waiting = this.#waiting.filter(({ activity }) => activity.type === 'message');
  }

  /** Drops all: what was written is nobody's any more. */
  clear(): void {
    this.#waiting = [];
  }

  async deliver(): Promise<void> {
    if (this.#delivering) return;
    this.#delivering = true;
    const { open, post, rest, heldUp, lost } = this.#surroundings;
    let failures = 0;
    for (let next = this.#waiting[0]; next !== undefined && open(); next = this.#waiting[0]) {
      try {
        await post(next.activity);
        failures = 0;
        this.#done(next);
        heldUp(false);
        next.accepted();
      } catch (failure) {
        const remedy = remedyFor(failure);
        if (remedy === 'again') {
          failures += 1;
          heldUp(true);
          await rest(failures, failure);
        } else if (remedy === 'never') {
          this.#done(next);
          next.refused(toldOf(failure), failure instanceof Declined ? failure.code : '');
        } else {
          lost(failure);
        }
      }
    }
    this.#delivering = false;
  }

  #done(outgoing: Outgoing): void {
    this.#waiting = this.#waiting.filter((one) => one !== outgoing);
  }
}

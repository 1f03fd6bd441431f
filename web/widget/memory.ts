import { keepIfRoom } from '../browser-storage.ts';
import type { Pass } from './calls.ts';

/** What this browser keeps of a conversation, so that a reload loses nothing. */
export interface Remembered {
  pass: Pass;
  watermark: string;
  helped: Readonly<Record<string, boolean>>;
  /** Tells the bank's customers apart; null for a visitor. */
  customer: string | null;
}

export interface WaitingText {
  clientId: string;
  text: string;
}

/**
 * Keeps the pass and what waits to be sent. Each waiting text has a key of its own, so that two tabs of one
 * conversation do not wipe out each other's.
 */
export class ChatMemory {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  remembered(): Remembered | null {
    const found = parsed(this.#storage.getItem(conversationKey)) as Partial<Remembered> | null;
    if (typeof found?.pass?.token !== 'string' || typeof found.pass.conversationId !== 'string') return null;
    const { pass, watermark = '', helped = {}, customer = null } = found as Remembered;
    return { pass, watermark, helped, customer };
  }

  remember(conversation: Remembered): void {
    keepIfRoom(this.#storage, conversationKey, JSON.stringify(conversation));
  }

  forget(): void {
    this.#storage.removeItem(conversationKey);
  }

  /** Whom the bank named last, of those who sit at this browser; null where it has named nobody since the last goodbye. */
  sitter(): string | null {
    return this.#storage.getItem(sitterKey);
  }

  keepSitter(customer: string | null): void {
    if (customer === null) this.#storage.removeItem(sitterKey);
    else keepIfRoom(this.#storage, sitterKey, customer);
  }

  /** What waits to be sent goes, too: whoever wrote it is not here any more. */
  forgetAll(): void {
    this.forget();
    this.keepSitter(null);
    for (const { clientId } of this.waiting()) this.dropWaiting(clientId);
  }

  /** In the order in which they were written. */
  waiting(): WaitingText[] {
    const keys = Array.from({ length: this.#storage.length }, (_, place) => this.#storage.key(place) ?? '');
    return keys
      .filter((key) => key.startsWith(waitingKey))
      .flatMap((key) => {
        const kept = parsed(this.#storage.getItem(key)) as { text?: unknown; order?: unknown } | null;
        if (typeof kept?.text !== 'string') return [];
        return [{ clientId: key.slice(waitingKey.length), text: kept.text, order: Number(kept.order) || 0 }];
      })
      .sort((one, other) => one.order - other.order)
      .map(({ clientId, text }) => ({ clientId, text }));
  }

  /** `order` grows from text to text. */
  keepWaiting({ clientId, text }: WaitingText, order: number): void {
    keepIfRoom(this.#storage, waitingKey + clientId, JSON.stringify({ text, order }));
  }

  dropWaiting(clientId: string): void {
    this.#storage.removeItem(waitingKey + clientId);
  }
}

const conversationKey = 'xianting.chat';
const sitterKey = 'xianting.customer';
const waitingKey = 'xianting.chat.waiting.';

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

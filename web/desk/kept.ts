import { keepIfRoom } from '../browser-storage.ts';
import type { Outgoing } from './outgoing.ts';

/**
 * What this browser keeps of an agent's unfinished work: drafts, what is on its way, and how far each chat was read.
 * Kept per account, because desks are shared.
 */
export class Kept {
  readonly #storage: Storage;
  readonly #account: string;

  constructor(storage: Storage, account: string) {
    this.#storage = storage;
    this.#account = account;
  }

  draft(conversation: string): string {
    return this.#storage.getItem(this.#key('draft', conversation)) ?? '';
  }

  /** An empty draft is forgotten. */
  keepDraft(conversation: string, text: string): void {
    this.#keep('draft', conversation, text);
  }

  readThrough(conversation: string): number {
    return Number(this.#storage.getItem(this.#key('read', conversation))) || 0;
  }

  keepReadThrough(conversation: string, seq: number): void {
    this.#keep('read', conversation, String(seq));
  }

  /** What had no place in the record yet. */
  outgoing(conversation: string): Outgoing[] {
    try {
      const kept: unknown = JSON.parse(this.#storage.getItem(this.#key('outgoing', conversation)) ?? '[]');
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }

  keepOutgoing(conversation: string, outgoing: readonly Outgoing[]): void {
    this.#keep('outgoing', conversation, outgoing.length === 0 ? '' : JSON.stringify(outgoing));
  }

  #key(what: string, conversation: string): string {
    return `xianting.desk.${this.#account}.${what}.${conversation}`;
  }

  #keep(what: string, conversation: string, text: string): void {
    const key = this.#key(what, conversation);
    if (text === '') this.#storage.removeItem(key);
    else keepIfRoom(this.#storage, key, text);
  }
}

import { keepIfRoom } from '../browser-storage.ts';
import type { Language } from './words/words.ts';

/** How somebody likes the desk on this computer. */
export interface Preference {
  language: Language;
  theme: 'system' | 'light' | 'dark';
  sound: boolean;
  notifications: boolean;
  /** Whether they were asked about sound and notifications: once is enough. */
  invited: boolean;
}

const usual: Preference = { language: 'zh', theme: 'system', sound: false, notifications: false, invited: false };
const allowed: { [Name in keyof Preference]: readonly Preference[Name][] } = {
  language: ['zh', 'en'],
  theme: ['system', 'light', 'dark'],
  sound: [true, false],
  notifications: [true, false],
  invited: [true, false],
};
const key = 'xianting.desk.preferences';

/** Kept in this browser; what is kept in another form than expected counts as not chosen. */
export class Preferences {
  readonly #storage: Storage;
  readonly #readers = new Set<() => void>();
  #chosen: Preference;

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#chosen = read(storage.getItem(key));
  }

  get chosen(): Preference {
    return this.#chosen;
  }

  choose(change: Partial<Preference>): void {
    this.#chosen = { ...this.#chosen, ...change };
    keepIfRoom(this.#storage, key, JSON.stringify(this.#chosen));
    for (const reader of this.#readers) reader();
  }

  subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };
}

function read(kept: string | null): Preference {
  let found: Partial<Record<string, unknown>> = {};
  try {
    found = JSON.parse(kept ?? '{}') ?? {};
  } catch {
    // As if nothing had been chosen.
  }
  const chosen: Record<string, unknown> = { ...usual };
  for (const [name, values] of Object.entries(allowed))
    if ((values as readonly unknown[]).includes(found[name])) chosen[name] = found[name];
  return chosen as unknown as Preference;
}

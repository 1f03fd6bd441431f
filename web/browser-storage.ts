/** The browser's storage, of this site or of this tab only; where there is none (private mode, forbidden by the bank's settings), the page's own memory. */
export function browserStorage(kind: 'localStorage' | 'sessionStorage' = 'localStorage'): Storage {
  try {
    return window[kind];
  } catch {
    return new PageStorage();
  }
}

/** A storage that lasts as long as the page. */
export class PageStorage implements Storage {
  readonly #kept = new Map<string, string>();

  get length(): number {
    return this.#kept.size;
  }

  key(place: number): string | null {
    return [...this.#kept.keys()][place] ?? null;
  }

  getItem(key: string): string | null {
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    this.#kept.set(key, text);
  }

  removeItem(key: string): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** Keeps a text if there is room. A page goes on without: what is lost is lost with the page only. */
export function keepIfRoom(storage: Storage, key: string, text: string): void {
  try {
    storage.setItem(key, text);
  } catch {
    // Full.
  }
}

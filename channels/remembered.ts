/** The latest facts, as many as are wanted: what came first is forgotten first, and asked for again. */
export class Remembered<Key, Fact> {
  readonly #facts = new Map<Key, Fact>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Fact | undefined {
    return this.#facts.get(key);
  }

  set(key: Key, fact: Fact): void {
    if (!this.#facts.has(key) && this.#facts.size >= this.#most) this.forget(this.#facts.keys().next().value as Key);
    this.#facts.set(key, fact);
  }

  forget(key: Key): void {
    this.#facts.delete(key);
  }
}

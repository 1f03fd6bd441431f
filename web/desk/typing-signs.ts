/** A sign that somebody is writing is renewed every few seconds; one that is not is over. Milliseconds. */
const lasts = 6_000;

/** Which conversations' customers are writing at this moment. */
export class TypingSigns {
  readonly #changed: (typing: Readonly<Record<string, true>>) => void;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(changed: (typing: Readonly<Record<string, true>>) => void) {
    this.#changed = changed;
  }

  seen(conversation: string): void {
    const isNews = !this.#timers.has(conversation);
    clearTimeout(this.#timers.get(conversation));
    this.#timers.set(
      conversation,
      setTimeout(() => this.over(conversation), lasts),
    );
    if (isNews) this.#tell();
  }

  /** They have sent it, or stopped. */
  over(conversation: string): void {
    clearTimeout(this.#timers.get(conversation));
    if (this.#timers.delete(conversation)) this.#tell();
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  #tell(): void {
    this.#changed(Object.fromEntries([...this.#timers.keys()].map((conversation) => [conversation, true])));
  }
}

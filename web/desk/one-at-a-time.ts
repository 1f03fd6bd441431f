/** Acts that make each other needless, by what they are about: one runs, and once more if it was asked for meanwhile. */
export class OneAtATime {
  /** True where it was asked for again. */
  readonly #running = new Map<string, boolean>();

  isRunning(about: string): boolean {
    return this.#running.has(about);
  }

  /** `act` says its own failures. */
  async run(about: string, act: () => Promise<void>): Promise<void> {
    if (this.#running.has(about)) {
      this.#running.set(about, true);
      return;
    }
    do {
      this.#running.set(about, false);
      await act();
    } while (this.#running.get(about));
    this.#running.delete(about);
  }
}

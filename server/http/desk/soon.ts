/**
 * Work that is asked for often and done seldom: at once the first time, then not before `apartMs` have passed since the
 * last began, never twice at a time, and always once more after the last time it was asked for.
 */
export class Soon {
  readonly #work: () => Promise<void>;
  readonly #apartMs: number;
  readonly #failed: (failure: unknown) => void;
  #asked = false;
  #busy = false;

  constructor(work: () => Promise<void>, apartMs: number, failed: (failure: unknown) => void) {
    this.#work = work;
    this.#apartMs = apartMs;
    this.#failed = failed;
  }

  ask(): void {
    this.#asked = true;
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    while (this.#asked) {
      this.#asked = false;
      const rest = new Promise((resolve) => setTimeout(resolve, this.#apartMs).unref());
      await this.#work().catch(this.#failed);
      await rest;
    }
    this.#busy = false;
  }
}

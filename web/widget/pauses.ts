/** Waits that can be cut short, all at once: when the network is back nobody waits out a backoff. */
export class Pauses {
  readonly #ends = new Set<() => void>();

  of(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        this.#ends.delete(end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      this.#ends.add(end);
    });
  }

  end(): void {
    for (const end of [...this.#ends]) end();
  }
}

/** The places worth most, and no more of them than asked for. Of equals those that came first. */
export class Best {
  readonly #most: number;
  /** Best first. */
  readonly #sorted: { place: number; worth: number }[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** What something must be worth more than to be taken. */
  bar = -Infinity;

  take(place: number, worth: number): void {
    if (worth <= this.bar) return;
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.worth ?? 0) >= worth) low = middle + 1;
      else high = middle;
    }
    this.#sorted.splice(low, 0, { place, worth });
    if (this.#sorted.length > this.#most) this.#sorted.pop();
    if (this.#sorted.length === this.#most) this.bar = this.#sorted.at(-1)?.worth ?? Infinity;
  }

  /** Best first. */
  places(): readonly number[] {
    return this.#sorted.map(({ place }) => place);
  }
}

/** Acts that must not overtake each other, by what they are about. */
export class InOrder {
  readonly #last = new Map<string, Promise<boolean>>();

  /** Runs after what was asked before about the same thing; `act` is told whether that went well, and tells it in turn. */
  run(about: string, act: (wentWell: boolean) => Promise<boolean>): void {
    const before = this.#last.get(about) ?? Promise.resolve(true);
    const done = before.then(act).then((wentWell) => {
      if (this.#last.get(about) === done) this.#last.delete(about);
      return wentWell;
    });
    this.#last.set(about, done);
  }
}

/** Which ids and wordings are taken already, over all the files of one ingestion. */
export class Claims {
  readonly #taken = new Map<string, string>();

  /** Takes an id for this place; or tells the place that has it. */
  id(id: string, place: string): string | null {
    return this.#claim(`id ${id}`, place);
  }

  /** Takes a wording, whatever its spaces, for this place; or tells the place that has it. */
  wording(wording: string, place: string): string | null {
    return this.#claim(`wording ${wording.replace(/\s+/gu, '')}`, place);
  }

  #claim(name: string, place: string): string | null {
    const holder = this.#taken.get(name);
    if (holder !== undefined) return holder;
    this.#taken.set(name, place);
    return null;
  }
}

import type { ConversationId } from '#conversation';
import type { PlaceInLine } from '#conversation/wire';
import { placeFor } from './activities.ts';
import type { Stream } from './stream.ts';

export type LookAtLine = () => Promise<ReadonlyMap<ConversationId, PlaceInLine>>;

interface Parts {
  /** The streams that stand open on this gateway. */
  open: ReadonlyMap<ConversationId, ReadonlySet<Stream>>;
  places: LookAtLine;
  failed(doing: string, error: unknown): void;
}

/** However often the line moves, looks are so far apart, in milliseconds. */
const apart = 1_000;

/** Keeps everybody who waits told of their place: one look at the line serves every stream of this gateway. */
export class PlacesInLine {
  readonly #parts: Parts;
  readonly #told = new WeakMap<Stream, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #looking = false;
  #again = false;
  #closed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The line may have moved, or somebody come to look. */
  ask(): void {
    if (this.#closed || this.#parts.open.size === 0) return;
    if (this.#looking || this.#timer !== undefined) {
      this.#again = true;
      return;
    }
    this.#looking = true;
    void this.#look();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const { open, places, failed } = this.#parts;
    try {
      const line = await places();
      for (const [conversation, streams] of open) {
        const place = line.get(conversation);
        const telling = place === undefined ? '' : JSON.stringify(place);
        for (const stream of streams) {
          if ((this.#told.get(stream) ?? '') === telling) continue;
          if (place === undefined || stream.pass((reader) => placeFor(reader, place))) this.#told.set(stream, telling);
        }
      }
    } catch (error) {
      // Nothing is lost: the next look is a few seconds away.
      failed('looking at the line', error);
    } finally {
      this.#looking = false;
    }
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.ask();
    }, apart);
    this.#timer.unref();
  }
}

import { keepIfRoom } from '../browser-storage.ts';
import type { DirectLine } from './direct-line.ts';
import type { Host } from './embedded.ts';
import { unreadSince } from './unread.ts';

const seenKey = 'xianting.seen';
const openKey = 'xianting.open';

/** What is kept of it: for as long as the browser likes, and for this tab. */
interface Kept {
  ever: Storage;
  here: Storage;
}

/** Within the bank's page: whether the customer looks, what they have not seen yet, and where the focus goes. */
export class Sight {
  readonly #line: DirectLine;
  readonly #host: Host | null;
  readonly #kept: Kept;
  /** How much of the conversation the customer has had before them; null: nothing since the page was opened. */
  #looked: number | null = null;
  #shown = false;
  #told = 0;

  constructor(line: DirectLine, host: Host | null, kept: Kept) {
    this.#line = line;
    this.#host = host;
    this.#kept = kept;
  }

  /** Listens, and tells the bank's page so; open again where it was open on the page before. */
  begin(): void {
    this.#line.subscribe(() => this.#count());
    document.addEventListener('keydown', (event) => {
      // An input method takes Escape for itself.
      if (event.key === 'Escape' && !event.isComposing) this.close();
    });
    this.#host?.tell({ xianting: 'ready', open: this.#kept.here.getItem(openKey) === 'yes' });
  }

  look(shown: boolean): void {
    this.#shown = shown;
    keepIfRoom(this.#kept.here, openKey, shown ? 'yes' : 'no');
    this.#count();
    if (!shown) return;
    // A phone's keyboard would cover what there is to read: only where there is none is the field begun with.
    const first = matchMedia('(pointer: fine)').matches ? 'textarea' : '.scroller';
    document.querySelector<HTMLElement>(first)?.focus();
  }

  close(): void {
    // At once: a busy bank's page may hide the chat long after, and what comes until then is not looked at any more.
    this.look(false);
    this.#host?.tell({ xianting: 'close' });
  }

  #count(): void {
    const { shown, watermark } = this.#line.view.timeline;
    if (this.#shown) {
      this.#looked = shown.length;
      keepIfRoom(this.#kept.ever, seenKey, watermark);
    }
    const before = Number(this.#kept.ever.getItem(seenKey)) || 0;
    const unread = this.#looked === null ? unreadSince(shown, before) : unreadSince(shown.slice(this.#looked), 0);
    if (unread === this.#told) return;
    this.#told = unread;
    this.#host?.tell({ xianting: 'unread', count: unread });
  }
}

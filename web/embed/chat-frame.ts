import type { Theme } from '../widget/looks.ts';
import { make } from './dress.ts';
import type { Labels } from './labels.ts';
import type { Launcher } from './launcher.ts';
import { type FromChat, hostParameter, type ToChat } from './protocol.ts';

/** The bank's page, as far as the frame asks it. */
interface Page {
  looks(): { older: boolean | null; theme: Theme };
  who(): Promise<string | null | 'unasked'>;
  identityRefused(why: string): void;
  unread(count: number): void;
  shown(shown: boolean): void;
}

/** The chat in its frame, as the bank's page handles it. */
export class ChatFrame {
  readonly #server: string;
  readonly #launcher: Launcher;
  readonly #page: Page;
  readonly #frame: HTMLIFrameElement;
  #listening = false;
  #open = false;

  constructor(server: string, { language, frame }: Labels, launcher: Launcher, page: Page) {
    this.#server = server;
    this.#launcher = launcher;
    this.#page = page;
    this.#frame = make('iframe', { display: 'block', width: '100%', height: '100%', border: '0' });
    this.#frame.title = frame;
    this.#frame.src = `${server}/?lang=${language}&${hostParameter}=${encodeURIComponent(location.origin)}`;
    addEventListener('message', ({ source, origin, data }) => {
      if (source !== null && source === this.#frame.contentWindow && origin === server)
        this.#hear(data as FromChat | null);
    });
  }

  load(): void {
    if (!this.#frame.isConnected) this.#launcher.panel.append(this.#frame);
  }

  open(): void {
    this.load();
    this.#show(true);
  }

  close(): void {
    this.#show(false);
  }

  sayWho(): void {
    if (this.#listening) void this.#page.who().then((assertion) => this.#tell({ xianting: 'identity', assertion }));
  }

  sayLooks(): void {
    this.#tell({ xianting: 'looks', ...this.#page.looks() });
  }

  signOut(): void {
    this.#tell({ xianting: 'sign-out' });
  }

  #hear(message: FromChat | null): void {
    switch (message?.xianting) {
      case 'ready':
        // Anew after every load of the frame, a change of language within it included.
        this.#listening = true;
        this.sayLooks();
        this.sayWho();
        this.#show(this.#open || message.open);
        return;
      case 'who':
        this.sayWho();
        return;
      case 'close':
        this.#show(false);
        return;
      case 'unread':
        this.#launcher.unread(message.count);
        this.#page.unread(message.count);
        return;
      case 'identity-refused':
        this.#page.identityRefused(message.why);
    }
  }

  #show(open: boolean): void {
    if (open !== this.#open) {
      this.#open = open;
      this.#launcher.show(open);
      this.#page.shown(open);
    }
    if (!this.#listening) return;
    if (open) this.#launcher.enter();
    this.#tell({ xianting: 'shown', shown: open });
  }

  #tell(message: ToChat): void {
    if (this.#listening) this.#frame.contentWindow?.postMessage(message, this.#server);
  }
}

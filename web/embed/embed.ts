/**
 * The one script that a bank's page loads: puts the chat into it. See docs/embedding.md.
 *
 * The chat itself stands in a frame from our own server, so that neither page reaches into the other; of the bank's
 * page this script asks for `script-src` and `frame-src` only. It writes no style elements and no inline styles, and
 * keeps nothing in the bank's storage.
 */
import { ChatFrame } from './chat-frame.ts';
import { identitySource, type WhoIsThere } from './identity-source.ts';
import { labelsFor } from './labels.ts';
import { Launcher } from './launcher.ts';
import { readTheme } from './read-theme.ts';

/** What the bank's page may do with the chat: `window.Xianting`, from the event `xianting:ready` on. */
interface Xianting {
  open(): void;
  close(): void;
  /** Who is signed in: an assertion, null for nobody, or a function that fetches one, asked anew when it is needed. */
  identify(who: string | null | (() => Promise<string | null>)): void;
  /** The customer has left: nothing of the conversation stays in this browser. */
  signOut(): void;
  /** Older-customer mode, unless the customer has chosen otherwise. */
  setOlder(older: boolean): void;
  /** Reads the page's custom properties `--xianting-…` again, after they have changed. */
  readTheme(): void;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !('Xianting' in window)) start(script);

function start({ src, dataset }: HTMLScriptElement): void {
  const server = new URL(dataset.server ?? src, location.href).origin;
  const language = dataset.language ?? document.documentElement.lang;
  const labels = labelsFor(language, dataset.label);
  let older: boolean | null = dataset.older === 'on' ? true : null;
  let who: WhoIsThere | null = dataset.identity === undefined ? null : identitySource(dataset.identity);

  const launcher = new Launcher(labels, dataset.position === 'left' ? 'left' : 'right', {
    open: () => frame.open(),
    close: () => frame.close(),
  });
  const frame = new ChatFrame(server, labels, launcher, {
    looks: () => ({ older, theme: readTheme() }),
    who: async () => (who === null ? 'unasked' : await who()),
    identityRefused: (why) => tell('identity-refused', { why }),
    unread: (count) => tell('unread', { count }),
    shown: (shown) => tell(shown ? 'opened' : 'closed', {}),
  });

  const api: Xianting = {
    open: () => frame.open(),
    close: () => frame.close(),
    identify(given) {
      who = typeof given === 'function' ? given : async () => given;
      frame.sayWho();
    },
    signOut() {
      who = async () => null;
      frame.signOut();
    },
    setOlder(on) {
      older = on;
      frame.sayLooks();
    },
    readTheme: () => frame.sayLooks(),
  };
  Object.defineProperty(window, 'Xianting', { value: Object.freeze(api) });
  whenIdle(() => {
    launcher.attach();
    frame.load();
  });
  tell('ready', {});
}

/** News for the bank's page: `document.addEventListener('xianting:unread', …)`. */
function tell(name: string, detail: object): void {
  document.dispatchEvent(new CustomEvent(`xianting:${name}`, { detail }));
}

/** After everything that the bank's page needs for itself. */
function whenIdle(work: () => void): void {
  const soon = () =>
    'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 2_000 }) : setTimeout(work, 1);
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon, { once: true });
}

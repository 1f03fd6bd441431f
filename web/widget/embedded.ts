import { type FromChat, hostParameter, type ToChat } from '../embed/protocol.ts';
import type { Theme } from './looks.ts';

/** The bank's page around the chat. */
export interface Host {
  tell(message: FromChat): void;
  /** An assertion made out now; null where nobody is signed in, the bank never tells, or it takes too long. */
  who(): Promise<string | null>;
}

export interface HostReader {
  looks(older: boolean | null, theme: Theme): void;
  identity(assertion: string | null | 'unasked'): void;
  signOut(): void;
  shown(shown: boolean): void;
}

/** A customer waits no longer than this for the bank to say who they are. */
const patience = 10_000;

/**
 * Speaks with the bank's page where there is one around this one, at the origin that the frame's address names. Only
 * the bank's own sites can frame this page at all (`frame-ancestors`), so a false name reaches nobody.
 */
export function speakWithHost(view: Window, reader: HostReader): Host | null {
  const origin = new URLSearchParams(view.location.search).get(hostParameter);
  if (view.parent === view || origin === null || !/^https?:\/\/[^/?#]+$/.test(origin)) return null;
  const asked = new Set<(assertion: string | null) => void>();
  view.addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== view.parent || from !== origin) return;
    const message = data as ToChat | null;
    switch (message?.xianting) {
      case 'looks':
        reader.looks(message.older, message.theme);
        return;
      case 'identity':
        for (const answer of asked) answer(message.assertion === 'unasked' ? null : message.assertion);
        asked.clear();
        reader.identity(message.assertion);
        return;
      case 'sign-out':
        reader.signOut();
        return;
      case 'shown':
        reader.shown(message.shown);
    }
  });
  const tell = (message: FromChat) => view.parent.postMessage(message, origin);
  return {
    tell,
    who: () =>
      new Promise((resolve) => {
        asked.add(resolve);
        setTimeout(() => resolve(null), patience);
        tell({ xianting: 'who' });
      }),
  };
}

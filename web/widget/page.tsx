/** @jsxImportSource preact */
/** The customers' page: brings the browser, the bank's page around it and the conversation together. */
import { render } from 'preact';
import type { HouseView } from '#conversation/wire';
import { browserStorage } from '../browser-storage.ts';
import { newId } from '../new-id.ts';
import { directLineCalls } from './calls.ts';
import { Chat } from './chat.tsx';
import { readClaims } from './claims.ts';
import { DirectLine } from './direct-line.ts';
import { speakWithHost } from './embedded.ts';
import { Looks } from './looks.ts';
import { ChatMemory } from './memory.ts';
import { Sight } from './sight.ts';
import { chinese, english } from './words.ts';

const words = new URLSearchParams(location.search).get('lang') === 'en' ? english : chinese;
const clock = () => Date.now();
const root = document.documentElement;
const storage = browserStorage();
const looks = new Looks(storage, root);
let house: HouseView | null = null;
let begun = false;

const host = speakWithHost(window, {
  looks(older, theme) {
    if (older !== null) looks.ask(older);
    looks.wear(theme);
  },
  identity(assertion) {
    const word = assertion === 'unasked' ? null : assertion;
    looks.suggestFor(word === null ? null : (readClaims(word)?.birthYear ?? null), new Date());
    // Not before it is known whose conversation may be shown.
    if (!begun) line.begin();
    begun = true;
    if (assertion !== 'unasked') line.identify(assertion);
  },
  signOut: () => line.forget(),
  shown: (shown) => sight.look(shown),
});

const calls = directLineCalls({ fetch: (path, asked) => fetch(path, asked), language: words.language, clock });
const line = new DirectLine({
  calls,
  openSocket,
  memory: new ChatMemory(storage),
  clock,
  random: () => Math.random(),
  newId,
  language: words.language,
  assertion: async () => host?.who() ?? null,
  notTaken: (why) => host?.tell({ xianting: 'identity-refused', why }),
});
const sight = new Sight(line, host, { ever: storage, here: browserStorage('sessionStorage') });

root.lang = words.language;
root.classList.toggle('embedded', host !== null);
draw();
if (host === null) line.begin();
else sight.begin();
void calls
  .house()
  .then((known) => {
    house = known;
    draw();
  })
  // The name is missed by nobody who cannot reach the server.
  .catch(() => {});

function draw(): void {
  const place = document.getElementById('chat');
  const close = host === null ? null : () => sight.close();
  document.title = [house?.bank[words.tongue], words.services.bot].filter(Boolean).join(' · ');
  if (place !== null) render(<Chat line={line} words={words} looks={looks} house={house} close={close} />, place);
}

/** A phone that was away for so long has most likely lost its socket without being told. */
const away = 60_000;
let hiddenSince = 0;
addEventListener('online', () => line.tryAgain());
addEventListener('offline', () => line.tryAgain());
document.addEventListener('visibilitychange', () => {
  if (document.hidden) hiddenSince = clock();
  else if (clock() - hiddenSince > away) line.tryAgain();
});

/** Always where the page came from: behind a proxy the server may know itself by another name. */
function openSocket(streamUrl: string): WebSocket {
  const address = new URL(streamUrl, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  address.host = location.host;
  return new WebSocket(address);
}

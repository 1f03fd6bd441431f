/** @jsxImportSource preact */
/** The customers' page: brings the browser and the conversation together. */
import { render } from 'preact';
import { browserStorage } from '../browser-storage.ts';
import { newId } from '../new-id.ts';
import { directLineCalls } from './calls.ts';
import { Chat } from './chat.tsx';
import { DirectLine } from './direct-line.ts';
import { ChatMemory } from './memory.ts';
import { chinese, english } from './words.ts';

const words = new URLSearchParams(location.search).get('lang') === 'en' ? english : chinese;
const clock = () => Date.now();
const line = new DirectLine({
  calls: directLineCalls({ fetch: (path, asked) => fetch(path, asked), language: words.language, clock }),
  openSocket,
  memory: new ChatMemory(browserStorage()),
  clock,
  random: () => Math.random(),
  newId,
  language: words.language,
});

document.documentElement.lang = words.language;
document.title = `${words.bank} · ${words.services.bot}`;
const place = document.getElementById('chat');
if (place !== null) render(<Chat line={line} words={words} />, place);
line.begin();

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

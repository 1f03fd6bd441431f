import { type ActivitySet, readActivitySet } from './activity.ts';

/** A stream that is being listened to. */
export interface Listening {
  /** When it is over: whether the socket had ever been open. */
  over: Promise<boolean>;
  /** At once; a closing handshake over a dead network would take its time. */
  hangUp(): void;
}

/** The socket is kept open past proxies that close what is silent; the reference client uses the same measure. */
const beatEvery = 20_000;
/** A socket that is not open by then never will be. */
const openingPatience = 10_000;

/** Listens to a Direct Line stream: JSON text frames, empty ones to keep it alive, in both directions. */
export function listenTo(socket: WebSocket, received: (set: ActivitySet) => void, beat: () => void): Listening {
  let wasOpen = false;
  let hangUp = () => {};
  const over = new Promise<boolean>((resolve) => {
    const beats = setInterval(() => {
      if (socket.readyState === socket.OPEN) socket.send('');
      beat();
    }, beatEvery);
    hangUp = () => {
      clearInterval(beats);
      clearTimeout(opening);
      socket.onmessage = null;
      socket.close();
      resolve(wasOpen);
    };
    const opening = setTimeout(hangUp, openingPatience);
    socket.onopen = () => {
      wasOpen = true;
      clearTimeout(opening);
    };
    socket.onmessage = ({ data: frame }) => {
      if (typeof frame === 'string' && frame !== '') received(readActivitySet(parsed(frame)));
    };
    socket.onclose = hangUp;
  });
  return { over, hangUp: () => hangUp() };
}

function parsed(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    return null;
  }
}

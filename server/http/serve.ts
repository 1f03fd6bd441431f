import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { HttpSettings } from './application.ts';
import { openApplication } from './application.ts';
import { listen } from './listen.ts';
import type { Parts } from './parts.ts';

export interface Served {
  /** http://host:port */
  address: string;
  /**
   * Says that it is not ready and serves on for `leaveMs`, so that a front looks elsewhere; then takes no more requests,
   * sends the readers of streams away to come back at once, and waits a few seconds for the answers under way.
   */
  close(): Promise<void>;
}

/** Longer than proxies keep a connection (nginx: 60 s), so that none is closed just as a request comes. */
const KEEP_ALIVE_MS = 65_000;
/** How long a request may take to arrive. */
const REQUEST_MS = 30_000;
/** How long answers under way may take when closing, in milliseconds. */
const DRAIN_MS = 5_000;

const builtPages = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Serves the API, the customers' Direct Line and the pages. Refuses 'port-in-use'. */
export async function serve({
  settings,
  parts,
}: {
  settings: HttpSettings & { port: number; host: string };
  parts: Parts;
}): Promise<Served> {
  let leaving = false;
  const { application, feed } = openApplication({ pagesFolder: builtPages, ...settings }, parts, () => leaving);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, application);
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => {});
    if (!parts.directLine.upgrade(request, socket, head))
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy());
  });
  try {
    await listen(server, settings);
  } catch (failure) {
    feed.close();
    throw failure;
  }
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${port}`,
    async close() {
      leaving = true;
      await pause(settings.leaveMs ?? 0);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      feed.close();
      await parts.directLine.close();
      // Connections fall idle one by one, as the answers under way are finished.
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const patience = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(patience);
    },
  };
}

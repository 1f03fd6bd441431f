import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { healthRoutes } from './health.ts';
import { listen } from './listen.ts';
import type { Parts } from './parts.ts';

/** What a process without pages serves: /healthz, /readyz and /metrics, for operators. Refuses 'port-in-use'. */
export async function serveHealth({
  settings,
  parts,
}: {
  settings: { port: number; host: string };
  parts: Pick<Parts, 'store' | 'jobs' | 'knowledge' | 'registry'>;
}): Promise<{
  address: string;
  /** From now on it says that it is not ready. */
  leave(): void;
  close(): Promise<void>;
}> {
  let leaving = false;
  const application = express();
  application.disable('x-powered-by');
  application.use(healthRoutes(parts, { needsEdition: true, isLeaving: () => leaving }));
  application.get('/metrics', async (_request, response) => {
    response.type(parts.registry.contentType).send(await parts.registry.metrics());
  });
  const server = createServer(application);
  await listen(server, settings);
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://${settings.host}:${port}`,
    leave() {
      leaving = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import type { Server } from 'node:http';
import { Refusal } from '#conversation';

/** Resolves once the server takes requests. Refuses 'port-in-use'. */
export function listen(server: Server, { port, host }: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (failure: NodeJS.ErrnoException) =>
      reject(failure.code === 'EADDRINUSE' ? new Refusal('port-in-use', { port }, failure) : failure),
    );
    server.listen(port, host, resolve);
  });
}

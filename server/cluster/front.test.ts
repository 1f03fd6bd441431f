import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { openFront } from './front.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

/** A gateway that says it is ready, and echoes what is posted to it and said to it. */
async function gateway(): Promise<{ address: string; server: Server }> {
  const server = createServer((asked, answer) => {
    if (asked.url === '/readyz') return void answer.setHeader('Connection', 'close').end();
    asked.pipe(answer);
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (frame) => socket.send(String(frame))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, server };
}

/** A front that has seen all gateways ready. */
async function frontOf(...gateways: readonly { address: string; server: Server }[]): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  const addresses = gateways.map(({ address }) => address);
  opened.push(await openFront({ port, host: '127.0.0.1', gateways: addresses, tryMs: 600 }));
  opened.push(...gateways.map(({ server }) => server));
  return `http://127.0.0.1:${port}`;
}

const gone = ({ server }: { server: Server }) => new Promise((resolve) => server.close(resolve));

describe('a front whose gateway is gone before it was seen to leave', () => {
  it('gives what is posted, whole, to the other one', async () => {
    const [one, other] = [await gateway(), await gateway()];
    const front = await frontOf(one, other);
    await gone(one);
    for (let n = 0; n < 6; n++) {
      const text = `第 ${n} 句`.repeat(20_000);
      const answer = await fetch(front, { method: 'POST', body: text });
      expect([answer.status, (await answer.text()) === text]).toEqual([200, true]);
    }
  });

  it('opens a WebSocket to the other one', async () => {
    const [one, other] = [await gateway(), await gateway()];
    const front = await frontOf(one, other);
    await gone(one);
    for (let n = 0; n < 4; n++) {
      const socket = new WebSocket(front.replace('http', 'ws'));
      const said = await new Promise<string>((resolve, reject) => {
        socket.on('open', () => socket.send('在吗'));
        socket.on('message', (frame) => resolve(String(frame)));
        socket.on('error', reject);
      });
      socket.close();
      expect(said).toBe('在吗');
    }
  });

  it('has a request wait for one that comes back', async () => {
    const only = await gateway();
    const front = await frontOf(only);
    await gone(only);
    const waiting = fetch(front, { method: 'POST', body: '在吗' });
    const { port } = new URL(only.address);
    await new Promise<void>((resolve) => only.server.listen(Number(port), '127.0.0.1', resolve));
    expect(await (await waiting).text()).toBe('在吗');
  });

  it('says that none is ready where none is', async () => {
    const [one, other] = [await gateway(), await gateway()];
    const front = await frontOf(one, other);
    await Promise.all([gone(one), gone(other)]);
    const answer = await fetch(front, { method: 'POST', body: '在吗' });
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringContaining('暂无可用的网关')]);
  });
});

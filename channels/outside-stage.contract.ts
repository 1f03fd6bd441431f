/** What tests of a channel outside stand on: our end over a store that several may share, and a clock that stands still. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { openInbox } from './inbox.ts';

export interface OutsideStage {
  clock: { now: Date; pass(seconds: number): void };
  /** What our end of any channel is made of. */
  parts: ReturnType<typeof partsOf>;
  /** Why arrivals were refused, and the codes with which sends were. */
  refused: (string | number)[];
  failures: string[];
  /** Whom the channel took out of the waiting line. */
  leftLine: ConversationId[];
  /** Our end at this path of a free port of 127.0.0.1; resolves with its address. */
  serve(path: string, answers: express.RequestHandler): Promise<string>;
  close(): Promise<void>;
}

type House = { store: Store; jobs: Pick<Jobs, 'wake' | 'signals'> };

export function openOutsideStage(house: House): OutsideStage {
  const told: Told = { refused: [], failures: [], leftLine: [] };
  const time = {
    now: new Date('2026-11-22T04:00:00Z'),
    pass(seconds: number) {
      time.now = new Date(time.now.getTime() + seconds * 1_000);
    },
  };
  const app = express();
  const server = createServer(app);
  return {
    ...told,
    clock: time,
    parts: partsOf(house, told, () => time.now),
    async serve(path, answers) {
      app.use(path, answers);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Told = Pick<OutsideStage, 'refused' | 'failures' | 'leftLine'>;

function partsOf({ store, jobs }: House, { refused, failures, leftLine }: Told, clock: () => Date) {
  const failed = (doing: string, error: unknown): void => void failures.push(`${doing}: ${error}`);
  const inbox = openInbox({
    store,
    jobs,
    mask: (text) => text.replace(/\d{16,19}/g, (digits) => `****${digits.slice(-4)}`),
    seal: async (_customer, text) => new TextEncoder().encode(`sealed ${text}`),
    clock,
    newId: randomUUID,
    quietTime: () => 0,
    failed,
  });
  return {
    store,
    jobs,
    inbox,
    secret: new Uint8Array(32).fill(3),
    leaveLine: async (conversation: ConversationId) => void leftLine.push(conversation),
    clock,
    newId: randomUUID,
    refused: (reason: string | number): void => void refused.push(reason),
    failed,
  };
}

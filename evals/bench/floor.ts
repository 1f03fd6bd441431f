/**
 * The least that a turn could cost on the same record and the same queues, with nothing of the product in between: two
 * durable inserts, two BullMQ jobs added and processed, one socket echo. A process of its own, as the product is.
 */
import { createServer } from 'node:http';
import { createPostgresBackend, type PostgresConnectionOptions, Queue, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { WebSocketServer } from 'ws';
import { openJobs } from '#jobs';
import { openStore } from '#store';

const { DATABASE_URL, REDIS_URL, XIANTING_HOME = ':memory:' } = process.env;
const store = await openStore(
  DATABASE_URL ? { kind: 'postgres', url: DATABASE_URL } : { kind: 'embedded', folder: XIANTING_HOME },
);
const pool = store.queuePool;
await pool.query('create table if not exists public.floor (id bigserial primary key, text text not null)');

const echoes = new Map<number, () => void>();
let frames = 0;
const insert = (text: string) => pool.query('insert into public.floor (text) values ($1)', [text]);

const [first, second] = await openQueues(
  async (frame) => {
    await second.add('second', { frame }, kept);
  },
  async (frame) => {
    await insert('answer');
    echoes.get(frame)?.();
    echoes.delete(frame);
  },
);

const kept = { removeOnComplete: true, removeOnFail: true };
const http = createServer();
new WebSocketServer({ server: http, perMessageDeflate: false }).on('connection', (socket) => {
  socket.on('message', async (message) => {
    const frame = ++frames;
    echoes.set(frame, () => socket.send(message.toString()));
    await insert(message.toString());
    await first.add('first', { frame }, kept);
  });
});
http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : 0 });
});

async function openQueues(
  runFirst: (frame: number) => Promise<void>,
  runSecond: (frame: number) => Promise<void>,
): Promise<[Queue, Queue]> {
  const concurrency = 20;
  if (REDIS_URL) {
    const connection = () => new Redis(REDIS_URL, { maxRetriesPerRequest: null });
    new Worker('floor-first', (job) => runFirst(job.data.frame), { connection: connection(), concurrency });
    new Worker('floor-second', (job) => runSecond(job.data.frame), { connection: connection(), concurrency });
    return [
      new Queue('floor-first', { connection: connection() }),
      new Queue('floor-second', { connection: connection() }),
    ];
  }
  // Opening the product's own queues runs BullMQ's migrations.
  await (await openJobs({ kind: 'store' }, store)).counts();
  const postgres = withBackend(createPostgresBackend);
  const connection = pool as unknown as PostgresConnectionOptions;
  new postgres.Worker('floor-first', (job) => runFirst(job.data.frame), { connection, concurrency });
  new postgres.Worker('floor-second', (job) => runSecond(job.data.frame), { connection, concurrency });
  return [
    new postgres.Queue('floor-first', { connection }) as unknown as Queue,
    new postgres.Queue('floor-second', { connection }) as unknown as Queue,
  ];
}

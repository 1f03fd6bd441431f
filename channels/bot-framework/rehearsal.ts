/**
 * A gateway for tests: the real server on a free port of 127.0.0.1, over a store that several may share, with a clock
 * that stands until it is told to go, and a bot that says everything again.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type ConversationId, Refusal, type StaffId, type Utterance } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import { openDeliveries, openWebChannel } from '../channel.ts';
import { openInbox, type Proven } from '../inbox.ts';
import { type DirectLine, type DirectLineParts, openDirectLine } from './direct-line.ts';
import { directLinePath } from './names.ts';

export interface Gateway {
  directLine: DirectLine;
  /** Direct Line's base, as clients are given it. */
  domain: string;
  /** Everything that failed on the server's side, in its words. */
  failures: string[];
  deliver(conversation: ConversationId): Promise<void>;
  /** A token for a new conversation, and the conversation begun with it. */
  begin(): Promise<Begun>;
  ask(path: string, token: string | null, request?: Asked): Promise<Answered>;
  close(): Promise<void>;
}

export interface Begun {
  conversation: ConversationId;
  token: string;
  streamUrl: string;
}

interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the server says; tests look at it.
  body: any;
}

export class StandingClock {
  #now = new Date('2026-11-22T04:00:00Z');

  readonly now = (): Date => this.#now;

  advance(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}

export type GatewaySettings = Partial<
  Pick<
    DirectLineParts,
    'origins' | 'limits' | 'headsEveryMs' | 'seenEveryMs' | 'tokenLifetimeSeconds' | 'leaveLine' | 'placesInLine'
  >
> & { store: Store; jobs: Pick<Jobs, 'wake' | 'signals'>; clock: StandingClock; port?: number };

export async function openGateway(settings: GatewaySettings): Promise<Gateway> {
  const { store, jobs, clock, port = 0, ...rest } = settings;
  const failures: string[] = [];
  const failed = (doing: string, error: unknown) => failures.push(`${doing}: ${error}`);
  const inbox = openInbox({
    store,
    jobs,
    mask: (text) => text.replace(/\d{16,19}/g, (digits) => `****${digits.slice(-4)}`),
    seal: async (_customer, text) => new TextEncoder().encode(`sealed ${text}`),
    clock: clock.now,
    newId: randomUUID,
    quietTime: () => 0,
    failed,
  });
  const directLine = openDirectLine({
    origins: 'same-host',
    headsEveryMs: 20,
    limits: { holdMs: 20, messagesPerMinute: 1_000 },
    leaveLine: async () => {},
    placesInLine: async () => new Map(),
    ...rest,
    store,
    jobs,
    inbox,
    proveCustomer: async (assertion) => prove(assertion),
    // The same on every gateway.
    tokenSecret: new Uint8Array(32).fill(7),
    clock: clock.now,
    newId: randomUUID,
    failed,
  });
  const app = express();
  app.use(directLinePath, directLine.router);
  const server = createServer(app);
  server.on('upgrade', (request, socket, head) => {
    if (!directLine.upgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}${directLinePath}`;

  const ask: Gateway['ask'] = async (path, token, { method = 'GET', body, headers = {} } = {}) => {
    const written = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const response = await fetch(`${domain}${path}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: written as string }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
  };

  return {
    directLine,
    domain,
    failures,
    deliver: openDeliveries({ store, jobs, channels: [openWebChannel({ store, jobs })] }).deliver,
    async begin() {
      const { token } = await directLine.issueToken({});
      const { body } = await ask('/conversations', token, { method: 'POST' });
      return { conversation: body.conversationId, token: body.token, streamUrl: body.streamUrl };
    },
    ask,
    async close() {
      await directLine.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `NAME` and `NAME stepped-up` are statements of this bank; everything else is a forgery. */
function prove(assertion: string): Proven {
  const [bankId = '', assurance = 'signed-in'] = assertion.split(' ');
  if (bankId === 'forged') throw new Refusal('assertion-refused', { why: '签名不符' });
  return { bankId, tier: 'gold', birthYear: 1958, assurance: assurance as Proven['assurance'] };
}

/** Commits what the bot says to everything that waits, without delivering it; false where nothing waits. */
export async function botCommits(
  store: Store,
  conversation: ConversationId,
  answer: (asked: readonly string[]) => readonly Utterance[],
  handOver: { id: string } | null = null,
): Promise<boolean> {
  const pending = await store.turns.begin(conversation, 50);
  if (!pending) return false;
  const asked = pending.messages.filter(({ seq, author }) => author.by === 'customer' && seq > pending.answeredThrough);
  const outcome = await store.turns.commit({
    pending,
    say: answer(asked.map(({ text }) => text)),
    heard: [],
    why: {},
    edition: null,
    misunderstoodInARow: 0,
    handOver: handOver && {
      id: handOver.id as never,
      skill: 'general',
      reason: { because: 'asked-for-person' },
      advanceMinutes: 0,
      findings: [],
      summary: '',
    },
    at: pending.lastCustomerAt,
  });
  return outcome === 'committed';
}

/** The bot that says everything again, on the queues. */
export function echo(store: Store, jobs: Jobs, deliver: Gateway['deliver'], failed: (error: Error) => void): void {
  jobs.work({
    async turns(conversation) {
      const said = await botCommits(store, conversation, (asked) => asked.map((text) => saying(`您说：${text}`)));
      if (said) await jobs.wake('deliveries', conversation);
      // Overtaken: what came meanwhile waits for the bot.
      return !said && (await store.turns.begin(conversation, 1)) ? 0 : null;
    },
    deliveries: deliver,
    failed: (_queue, error) => failed(error),
  });
}

/** Hands the conversation to an agent; what the bot had not sent yet must never be seen from now on. */
export async function agentTakesOver(store: Store, conversation: ConversationId, agent: StaffId): Promise<void> {
  const id = `handoff-${conversation}`;
  if (!(await botCommits(store, conversation, () => [], { id }))) throw new Error('Nothing waits to be handed over.');
  await store.handoffs.change(id as never, new Date('2026-11-22T04:00:00Z'), () => ({
    becomes: { state: 'held', heldBy: agent },
    control: { by: 'agent', agent },
  }));
}

export function saying(text: string, content: Utterance['content'] = {}): Utterance {
  return { text, content };
}

import { call } from '../direct-line-client.ts';

/** Somebody at the desk, without a page: what scenes about customers need of one. */
export class Agent {
  readonly #address: string;
  readonly #headers: Record<string, string>;
  /** An agent is on duty while a desk is connected. */
  #desk: AbortController | null = null;

  private constructor(address: string, headers: Record<string, string>) {
    this.#address = address;
    this.#headers = headers;
  }

  static async signIn(address: string, account: string, password: string): Promise<Agent> {
    const answer = await fetch(`${address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account, password }),
    });
    const { csrf } = (await answer.json()) as { csrf: string };
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return new Agent(address, { cookie, 'x-xianting-csrf': csrf });
  }

  async online(): Promise<void> {
    const stream = await this.stream();
    // Read on and on, until the desk is closed.
    void stream.pipeTo(new WritableStream()).catch(() => {});
    await this.ask('PUT', '/api/presence', { presence: 'online' });
  }

  /** The desk's stream, until the desk is closed. */
  async stream(): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    this.#desk ??= new AbortController();
    const { signal } = this.#desk;
    const { body } = await fetch(`${this.#address}/api/stream`, { headers: this.#headers, signal });
    if (body === null) throw new Error('There is no stream.');
    return body;
  }

  /** Away: offered nothing, and keeps what is held. */
  async away(): Promise<void> {
    await this.ask('PUT', '/api/presence', { presence: 'away' });
  }

  /** Ends what waits, as far as it is seen, and what is held, and goes home. */
  async clearDesk(): Promise<void> {
    const open = await this.open();
    for (let at = 0; at < open.length; at += 20)
      await Promise.all(
        open.slice(at, at + 20).map(async ({ id, state }) => {
          if (state !== 'held') await this.ask('POST', `/api/handoffs/${id}/accept`, {}).catch(() => {});
          await this.ask('POST', `/api/handoffs/${id}/end`, { note: '', returnToBot: false }).catch(() => {});
        }),
      );
    await this.ask('PUT', '/api/presence', { presence: 'offline' });
    this.#desk?.abort();
    this.#desk = null;
  }

  async open(): Promise<readonly OpenHandoff[]> {
    return (await this.ask<{ handoffs: OpenHandoff[] }>('GET', '/api/handoffs')).handoffs;
  }

  /** Takes the first customer of the line, once there is one. */
  async accept(): Promise<OpenHandoff> {
    for (let tries = 0; tries < 100; tries += 1) {
      const next = (await this.open()).find(({ state }) => state === 'waiting' || state === 'offered');
      if (next) return this.ask('POST', `/api/handoffs/${next.id}/accept`, {});
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Nobody came into the line.');
  }

  async says({ conversationId }: OpenHandoff, text: string): Promise<void> {
    await this.ask('POST', `/api/conversations/${conversationId}/messages`, { clientId: crypto.randomUUID(), text });
  }

  async types({ conversationId }: OpenHandoff): Promise<void> {
    await this.ask('POST', `/api/conversations/${conversationId}/typing`);
  }

  async ends({ id }: OpenHandoff): Promise<void> {
    await this.ask('POST', `/api/handoffs/${id}/end`, { note: '已处理', returnToBot: false });
  }

  ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    return call<Answer>(method, `${this.#address}${path}`, '', body, this.#headers);
  }
}

interface OpenHandoff {
  id: string;
  conversationId: string;
  state: string;
}

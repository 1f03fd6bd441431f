import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';

/**
 * A customer's page, reduced to its wire: Direct Line 3.0 over one WebSocket and HTTP posts. Light enough that a
 * thousand of them leave the machine to the server. Reconnects by watermark, to the next gateway if there are several.
 */
export class DirectLineClient {
  readonly #gateways: readonly string[];
  #gateway: number;
  #token = '';
  #socket: WebSocket | null = null;
  #watermark = '';
  #closed = false;
  conversation = '';
  readonly received: Activity[] = [];
  onActivity: (activity: Activity) => void = () => {};
  reconnections = 0;

  constructor(gateways: readonly string[], first = 0) {
    this.#gateways = gateways;
    this.#gateway = first % gateways.length;
  }

  /** `assertion`: the bank's word on who this is; a visitor without. */
  async start(assertion?: string): Promise<void> {
    const { token, conversationId } = await this.#call<{ token: string; conversationId: string }>(
      'POST',
      '/api/chat/token',
      assertion === undefined ? {} : { assertion },
    );
    this.#token = token;
    this.conversation = conversationId;
    const { streamUrl } = await this.#call<{ streamUrl: string }>('POST', '/v3/directline/conversations', {});
    await this.#listen(streamUrl);
  }

  /** Resolves with the activity's id once the server has acknowledged it; throws where it has not. */
  async post(text: string, clientActivityID: string): Promise<string> {
    const path = `/v3/directline/conversations/${this.conversation}/activities`;
    const activity = { type: 'message', text, from: { id: 'customer' }, channelData: { clientActivityID } };
    return (await this.#call<{ id: string }>('POST', path, activity)).id;
  }

  /** Says that the customer is writing. */
  async types(): Promise<void> {
    const path = `/v3/directline/conversations/${this.conversation}/activities`;
    await this.#call('POST', path, { type: 'typing', from: { id: 'customer' } });
  }

  close(): void {
    this.#closed = true;
    this.#socket?.terminate();
  }

  async #listen(streamUrl: string): Promise<void> {
    const socket = new WebSocket(streamUrl, { perMessageDeflate: false });
    this.#socket = socket;
    socket.on('message', (frame) => {
      const text = frame.toString();
      if (text === '') return;
      const { activities, watermark } = JSON.parse(text) as { activities: Activity[]; watermark?: string };
      if (watermark !== undefined) this.#watermark = watermark;
      for (const activity of activities) {
        // What passes and is not kept (typing, a place in the line) has no id.
        if (activity.id === undefined) continue;
        this.received.push(activity);
        this.onActivity(activity);
      }
    });
    socket.on('error', () => {});
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('close', () => void this.#resume());
  }

  async #resume(): Promise<void> {
    while (!this.#closed) {
      try {
        const path = `/v3/directline/conversations/${this.conversation}?watermark=${this.#watermark}`;
        const { token, streamUrl } = await this.#call<{ token: string; streamUrl: string }>('GET', path);
        this.#token = token;
        await this.#listen(streamUrl);
        this.reconnections++;
        return;
      } catch {
        this.#gateway = (this.#gateway + 1) % this.#gateways.length;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
  }

  async #call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    try {
      return await call<Answer>(method, `${this.#gateways[this.#gateway]}${path}`, this.#token, body);
    } catch (error) {
      if (error instanceof Unreachable) this.#gateway = (this.#gateway + 1) % this.#gateways.length;
      throw error;
    }
  }
}

export interface Activity {
  type: string;
  id?: string;
  text?: string;
  channelData?: { clientActivityID?: string; xianting?: { author: string; worded?: boolean } };
}

/** The other end is away: what was sent may or may not have arrived. */
class Unreachable extends Error {}

// One agent for all: node's own fetch costs twice the time of a plain request, and the driver must stay light.
const agent = new Agent({ keepAlive: true, maxSockets: 512 });

export function call<Answer>(
  method: string,
  url: string,
  token: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const sent = request(
      url,
      {
        method,
        agent,
        timeout: 15_000,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(text === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', (error) => reject(new Unreachable(error.message)));
        answer.on('end', () => {
          const said = Buffer.concat(chunks).toString();
          if (answer.statusCode && answer.statusCode < 300) resolve((said ? JSON.parse(said) : null) as Answer);
          else reject(new Error(`${method} ${url}: ${answer.statusCode} ${said.slice(0, 300)}`));
        });
      },
    );
    sent.on('timeout', () => sent.destroy(new Error('timed out')));
    sent.on('error', (error) => reject(new Unreachable(error.message)));
    sent.end(text);
  });
}

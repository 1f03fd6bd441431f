import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { hashedGrams, standInDimensions } from './hashed-grams.ts';
import { parroted } from './parrot.ts';

/** What the endpoint does with one request. Told to write, it answers a request for embeddings as told to embed. */
export type Behaviour =
  /** Streams a text in pieces of some characters, an event each, and ends as told. */
  | {
      does: 'write';
      /** Unless given: the entries of the prompt, cited. */
      text?: string;
      /** Characters of an event; 2 unless given. */
      piece?: number;
      /** Milliseconds between events; 0 unless given. */
      every?: number;
      /** `finish_reason` of the last event; null: it never comes, as in half a stream. */
      finish?: string | null;
      usage?: boolean;
      /** Sent as `reasoning_content` before the text. */
      thinks?: string;
      /** Cut the bytes of every event where no character ends. */
      tears?: boolean;
    }
  /** Gives vectors, the last text's first; of `standInDimensions` unless given. */
  | { does: 'embed'; dimensions?: number; leaves?: 'out-one' | 'all-zero' }
  /** As much of the text, then the connection breaks, or nothing more comes. */
  | { does: 'break-off' | 'fall-silent'; after: string }
  | { does: 'refuse'; status: number; body?: string; headers?: Record<string, string> }
  /** What is no answer: bytes, or an event that is no JSON, or an error in the middle. */
  | { does: 'garble'; with: 'bytes' | 'broken-json' | 'error-event' | 'page' | 'nothing' }
  | { does: 'hang' };

export interface StandIn {
  /** For OPENAI_BASE_URL. */
  url: string;
  /** Bodies of the requests so far, in order. */
  requests: readonly Record<string, unknown>[];
  /** From now on; of several, one after the other, and the last for ever. */
  behave(...behaviours: readonly Behaviour[]): void;
  close(): Promise<void>;
}

/** The key it takes, and the model it has. Others are refused as OpenAI refuses them. */
export const standInKey = 'stand-in-key';
export const standInModel = 'stand-in';

/** An OpenAI-compatible endpoint on 127.0.0.1 that does what it is told, to the byte. */
export async function openStandIn(port = 0): Promise<StandIn> {
  const requests: Record<string, unknown>[] = [];
  let script: readonly Behaviour[] = [{ does: 'write' }];
  let turn = 0;

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.socket?.setNoDelay(true);
    const body = JSON.parse(await textOf(request)) as Record<string, unknown>;
    requests.push(body);
    if (request.headers.authorization !== `Bearer ${standInKey}`)
      return refuse(response, 401, error('Incorrect API key provided.', 'invalid_api_key'));
    if (body.model !== standInModel)
      return refuse(response, 404, error(`The model \`${String(body.model)}\` does not exist.`, 'model_not_found'));
    const behaviour = script[Math.min(turn++, script.length - 1)] ?? { does: 'write' };
    if (request.url?.endsWith('/embeddings') && (behaviour.does === 'write' || behaviour.does === 'embed'))
      return embed(behaviour.does === 'embed' ? behaviour : {}, body, response);
    await behaved(behaviour, body, response);
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    behave(...behaviours) {
      script = behaviours;
      turn = 0;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function behaved(behaviour: Behaviour, body: Record<string, unknown>, response: ServerResponse): Promise<void> {
  switch (behaviour.does) {
    case 'hang':
      return;
    case 'embed':
      return refuse(response, 400, error('No embeddings are asked for here.', null));
    case 'refuse':
      return refuse(response, behaviour.status, behaviour.body ?? error('Refused.', null), behaviour.headers);
    case 'garble':
      return garble(behaviour.with, response);
    case 'break-off':
    case 'fall-silent': {
      begin(response);
      for (const text of piecesOf(behaviour.after, 2)) await send(response, chunk({ content: text }), false);
      // Whoever breaks off has had its last words arrive.
      await pause(20);
      if (behaviour.does === 'break-off') response.destroy();
      return;
    }
    case 'write': {
      const {
        text = parroted(body),
        piece = 2,
        every = 0,
        finish = 'stop',
        usage = true,
        thinks,
        tears = true,
      } = behaviour;
      begin(response);
      // Keep-alive comments and a first event without a word, as providers send them.
      await write(response, Buffer.from(': keep-alive\n\n'));
      await send(response, chunk({ role: 'assistant', content: '' }), tears);
      if (thinks) await send(response, chunk({ content: null, reasoning_content: thinks }), tears);
      for (const part of piecesOf(text, piece)) {
        if (response.destroyed) return;
        if (every > 0) await pause(every);
        await send(response, chunk({ content: part }), tears);
      }
      if (finish !== null) await send(response, chunk({}, finish), tears);
      const asked = (body.stream_options as { include_usage?: boolean } | undefined)?.include_usage;
      if (usage && asked) {
        const tokens = { prompt_tokens: JSON.stringify(body.messages).length, completion_tokens: text.length };
        const total_tokens = tokens.prompt_tokens + tokens.completion_tokens;
        await send(response, { ...envelope, choices: [], usage: { ...tokens, total_tokens } }, tears);
      }
      if (finish !== null) await write(response, Buffer.from('data: [DONE]\n\n'));
      response.end();
    }
  }
}

function embed(
  { dimensions = standInDimensions, leaves }: Partial<Extract<Behaviour, { does: 'embed' }>>,
  body: Record<string, unknown>,
  response: ServerResponse,
): void {
  const texts = body.input as readonly string[];
  const data = texts.map((text, index) => ({
    object: 'embedding',
    index,
    embedding: hashedGrams(leaves === 'all-zero' ? '' : text, dimensions),
  }));
  if (leaves === 'out-one') data.pop();
  const answer = {
    object: 'list',
    data: data.toReversed(),
    model: standInModel,
    usage: { prompt_tokens: 1, total_tokens: 1 },
  };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
}

async function garble(kind: Extract<Behaviour, { does: 'garble' }>['with'], response: ServerResponse): Promise<void> {
  switch (kind) {
    case 'bytes':
      begin(response);
      response.end(Buffer.from(Array.from({ length: 400 }, (_, n) => (n * 151 + 7) % 256)));
      return;
    case 'broken-json':
      begin(response);
      response.end('data: {"choices":[{"delta":{"content":"年\n\n');
      return;
    case 'error-event':
      begin(response);
      response.end(`data: ${error('The server is overloaded.', 'overloaded')}\n\n`);
      return;
    case 'page':
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<html><body>Please sign in to the network.</body></html>');
      return;
    case 'nothing':
      begin(response);
      response.end();
  }
}

function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  response.flushHeaders();
}

const envelope = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model: standInModel };

function chunk(delta: Record<string, unknown>, finish_reason: string | null = null) {
  return { ...envelope, choices: [{ index: 0, delta, finish_reason, logprobs: null }] };
}

/** An event; torn, in two writes, the cut inside a character where it has one of several bytes. */
async function send(response: ServerResponse, event: unknown, tears: boolean): Promise<void> {
  const bytes = Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
  const inside = tears ? bytes.findIndex((byte) => byte >= 0x80 && byte < 0xc0) : -1;
  if (inside > 0) await write(response, bytes.subarray(0, inside));
  await write(response, inside > 0 ? bytes.subarray(inside) : bytes);
}

function write(response: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) resolve();
    else response.write(bytes, () => resolve());
  });
}

function piecesOf(text: string, characters: number): string[] {
  const all = [...text];
  return Array.from({ length: Math.ceil(all.length / characters) }, (_, n) =>
    all.slice(n * characters, (n + 1) * characters).join(''),
  );
}

function refuse(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

function error(message: string, code: string | null): string {
  return JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code } });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

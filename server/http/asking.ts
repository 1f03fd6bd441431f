import type { Session } from './small-bank.ts';

/** What a test sends, as a page of ours would: JSON, the session's cookie and, with changes, its page token. */
export interface Sent {
  as?: Session | null;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
}

export interface Answered {
  status: number;
  headers: Headers;
  json: unknown;
  /** Of a refusal; null where it was none. */
  code: string | null;
}

/** Asks a server: `ask(address)('POST /api/session', { body })`. */
export function asking(address: string): (what: string, sent?: Sent) => Promise<Answered> {
  return async (what, sent = {}) => {
    const response = await fetch(...request(address, what, sent));
    const json = readJson(await response.text());
    const { error } = (json ?? {}) as { error?: { code: string } };
    return { status: response.status, headers: response.headers, json, code: error?.code ?? null };
  };
}

export function request(address: string, what: string, { as, body, headers = {} }: Sent): [string, RequestInit] {
  const [method = '', path = ''] = what.split(' ');
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  return [
    `${address}${path}`,
    {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(as ? { cookie: `xianting_session=${as.token}`, 'x-xianting-csrf': as.csrf } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
    },
  ];
}

function readJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

import type { HouseView } from '#conversation/wire';
import { readDeclined } from '../declined.ts';
import { type ActivitySet, readActivitySet } from './activity.ts';

/** A conversation that this browser may go on with. */
export interface Pass {
  token: string;
  conversationId: string;
  /** Milliseconds since 1970, by this browser's clock. */
  validUntil: number;
}

/** A Direct Line conversation that is open: the pass may be a newer one; `streamUrl` is good for one minute. */
export interface Opened {
  pass: Pass;
  streamUrl: string;
}

/** Direct Line 3.0 over HTTP, as far as the page uses it. Every call throws `Declined` where the server says no. */
export interface DirectLineCalls {
  /** `assertion`: the bank's word on who the customer is; null for a visitor. */
  askPass(assertion: string | null): Promise<Pass>;
  /** What the page says before anything is said. */
  house(): Promise<HouseView>;
  start(pass: Pass): Promise<Opened>;
  resume(pass: Pass, watermark: string): Promise<Opened>;
  /** What came after the watermark; an empty one means from the start. */
  read(pass: Pass, watermark: string): Promise<ActivitySet>;
  post(pass: Pass, activity: Readonly<Record<string, unknown>>): Promise<void>;
  renew(pass: Pass): Promise<Pass>;
}

interface Surroundings {
  fetch: typeof fetch;
  language: string;
  /** Milliseconds since 1970. */
  clock: () => number;
}

/** A request that has taken so long is given up; its message stays in the queue. */
const patience = 20_000;

export function directLineCalls({ fetch, language, clock }: Surroundings): DirectLineCalls {
  async function call(method: string, path: string, token: string | null, body?: unknown): Promise<unknown> {
    const giveUp = new AbortController();
    const timer = setTimeout(() => giveUp.abort(), patience);
    try {
      const answer = await fetch(path, {
        method,
        headers: {
          'accept-language': language,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: giveUp.signal,
      });
      if (answer.ok) return await answer.json();
      throw readDeclined(answer.status, await answer.json().catch(() => null), answer.headers.get('retry-after'));
    } finally {
      clearTimeout(timer);
    }
  }

  function conversationPath({ conversationId }: Pass): string {
    return `/v3/directline/conversations/${encodeURIComponent(conversationId)}`;
  }

  function readPass(body: unknown, former: Pass | null): Pass {
    const { token, conversationId, expires_in } = body as Partial<Record<string, unknown>>;
    return {
      token: typeof token === 'string' ? token : (former?.token ?? ''),
      conversationId: typeof conversationId === 'string' ? conversationId : (former?.conversationId ?? ''),
      validUntil: typeof expires_in === 'number' ? clock() + expires_in * 1_000 : (former?.validUntil ?? clock()),
    };
  }

  function readOpened(body: unknown, former: Pass): Opened {
    const { streamUrl } = body as { streamUrl?: unknown };
    return { pass: readPass(body, former), streamUrl: typeof streamUrl === 'string' ? streamUrl : '' };
  }

  return {
    async askPass(assertion) {
      return readPass(await call('POST', '/api/chat/token', null, assertion === null ? {} : { assertion }), null);
    },
    async house() {
      return (await call('GET', '/api/chat/house', null)) as HouseView;
    },
    async start(pass) {
      return readOpened(await call('POST', '/v3/directline/conversations', pass.token, { locale: language }), pass);
    },
    async resume(pass, watermark) {
      const path = `${conversationPath(pass)}?watermark=${encodeURIComponent(watermark)}`;
      return readOpened(await call('GET', path, pass.token), pass);
    },
    async read(pass, watermark) {
      const path = `${conversationPath(pass)}/activities?watermark=${encodeURIComponent(watermark)}`;
      return readActivitySet(await call('GET', path, pass.token));
    },
    async post(pass, activity) {
      await call('POST', `${conversationPath(pass)}/activities`, pass.token, activity);
    },
    async renew(pass) {
      return readPass(await call('POST', '/v3/directline/tokens/refresh', pass.token), pass);
    },
  };
}

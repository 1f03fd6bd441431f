import { z } from 'zod';
import type { AccessToken, FetchedToken } from './access-token.ts';

/** What one account asks of the platform (api.weixin.qq.com). The access token is in the address: no address is ever logged. */
export interface Platform {
  fetchToken(): Promise<FetchedToken>;
  /** Sends by the customer-service message API. Throws where nobody knows whether it went out. */
  send(openid: string, outgoing: Outgoing): Promise<Sent>;
}

/** A message as the customer-service API takes it. */
export type Outgoing =
  | { msgtype: 'text'; text: { content: string } }
  | {
      msgtype: 'msgmenu';
      msgmenu: { head_content: string; list: readonly { id: string; content: string }[]; tail_content: string };
    };

export type Sent =
  | { became: 'sent' }
  /** Not taken, but worth another try in a while: busy, not there, or no access token to be had. */
  | { became: 'put-off'; why: string }
  /** Something is wrong with the account or this server, whatever the message: somebody has to mend it. */
  | { became: 'held-off'; code: number }
  | { became: 'window-closed' | 'quota-spent' | 'unreachable' | 'refused'; code: number };

interface PlatformParts {
  /** https://api.weixin.qq.com, or a simulator's. */
  url: string;
  appId: string;
  secret: string;
  accessToken(): AccessToken;
  fetch: typeof fetch;
}

const ANSWERS_WITHIN_MS = 8_000;

/** Answers come as text/plain, too, and with status 200 whatever went wrong: only the body says. */
const Answer = z.object({ errcode: z.number().default(0), errmsg: z.string().default('') });
const TokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export function openPlatform(parts: PlatformParts): Platform {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const address = new URL(path, parts.url);
    if (token !== undefined) address.searchParams.set('access_token', token);
    try {
      const response = await parts.fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
      });
      return JSON.parse(await response.text());
    } catch (failure) {
      // Without the failure itself: what fetch throws may quote the address.
      const reason = reasonOf(failure);
      throw new NoAnswer(`The WeChat platform gave no answer at ${path} (${reason}).`, neverReached.has(reason));
    }
  };

  return {
    async fetchToken() {
      const { appId: appid, secret } = parts;
      const answer = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid, secret });
      const token = TokenAnswer.safeParse(answer);
      if (token.success) return { token: token.data.access_token, expiresInSeconds: token.data.expires_in };
      throw new Error(`The WeChat platform gave no access token: error ${Answer.parse(answer).errcode}.`);
    },

    async send(openid, outgoing) {
      const attempt = async (token: string) =>
        Answer.parse(await post('/cgi-bin/message/custom/send', { touser: openid, ...outgoing }, token)).errcode;
      const tokens = parts.accessToken();
      try {
        const held = await tokens.current().catch(noToken);
        const code = await attempt(held.token);
        if (!tokenRefused.has(code)) return verdict(code);
        const again = await attempt((await tokens.newerThan(held).catch(noToken)).token);
        return tokenRefused.has(again) ? { became: 'put-off', why: `error ${again}` } : verdict(again);
      } catch (failure) {
        if (failure instanceof NoAnswer && failure.neverReached) return { became: 'put-off', why: failure.message };
        throw failure;
      }
    },
  };
}

/** Nothing came back. Where the platform was never reached, nothing went out. */
class NoAnswer extends Error {
  readonly neverReached: boolean;

  constructor(message: string, neverReached: boolean) {
    super(message);
    this.neverReached = neverReached;
  }
}

/** Of Node's network errors, those before anything was sent. */
const neverReached: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Without a token nothing was sent. */
function noToken(failure: unknown): never {
  throw new NoAnswer((failure as Error).message, true);
}

/** 不合法、不是最新、已过期: a newer token, once. */
const tokenRefused: ReadonlySet<number> = new Set([40_001, 40_014, 42_001]);

/** 系统繁忙、调用太频繁. */
const busy: ReadonlySet<number> = new Set([-1, 45_011]);

/** The platform's error codes by what they mean for a message (developers.weixin.qq.com, 全局返回码). */
const meanings: ReadonlyMap<number, Exclude<Sent['became'], 'sent' | 'put-off'>> = new Map([
  // Wrong app id or secret, an address that is not on the allow list, a frozen secret, the day's calls used up, an
  // account without this interface, or banned from it.
  ...[40_013, 40_125, 40_164, 40_243, 45_009, 48_001, 48_004, 61_004, 61_007].map(
    (code) => [code, 'held-off'] as const,
  ),
  [45_015, 'window-closed'],
  [45_047, 'quota-spent'],
  [40_003, 'unreachable'],
  [43_004, 'unreachable'],
  [43_019, 'unreachable'],
  [48_002, 'unreachable'],
  [50_002, 'unreachable'],
]);

function verdict(code: number): Sent {
  if (code === 0) return { became: 'sent' };
  if (busy.has(code)) return { became: 'put-off', why: `error ${code}` };
  return { became: meanings.get(code) ?? 'refused', code };
}

function reasonOf(failure: unknown): string {
  const { name, cause } = failure as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}

/**
 * Azure, played on a free port of 127.0.0.1: the login service that gives out tokens to send with, the metadata that
 * tells the channel's keys, the connector that takes what the bot sends; and a channel with customers, who see it.
 */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as bodyOf } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Activity } from '../botbuilder.ts';
import type { Cloud } from './cloud.ts';

export interface AzureDouble {
  cloud: Cloud;
  serviceUrl: string;
  /** What each conversation of the channel shows, its customer's own words included. */
  screen(conversation: string): string[];
  /** Everything the connector took that is no message. */
  others: { conversation: string; activity: Partial<Activity> }[];
  /** Messages as the connector took them, whole. */
  messages: Partial<Activity>[];
  tokensGiven: number;
  /** The connector answers messages with these statuses, one after the other, before it takes one again. */
  troubles: { status: number; retryAfter?: string }[];
  /** A token as the channel signs it; `changes` are to its claims. */
  token(changes?: Partial<Claims>): Promise<string>;
  /** As `token`, by somebody who knows all of it but the key. */
  forgedToken(): Promise<string>;
  close(): Promise<void>;
}

interface Claims {
  iss: string;
  aud: string;
  serviceurl: string;
  /** Seconds from now. */
  expiresIn: number;
}

export async function playAzure({ appId, password }: { appId: string; password: string }): Promise<AzureDouble> {
  const [channelKey, otherKey] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = {
    ...(await exportJWK(channelKey.publicKey)),
    kid: 'of-the-channel',
    use: 'sig',
    endorsements: ['test', 'webchat'],
  };
  const screens = new Map<string, string[]>();
  const given = new Set<string>();
  let address = '';

  const tokens = (body: string) => {
    const asked = new URLSearchParams(body);
    if (asked.get('client_id') !== appId || asked.get('client_secret') !== password) return { status: 401 };
    if (asked.get('scope') !== `${double.cloud.scope}/.default`) return { status: 400 };
    const token = `token-${++double.tokensGiven}`;
    given.add(token);
    return { status: 200, json: { access_token: token, expires_in: 3_600, token_type: 'Bearer' } };
  };
  const connect = (conversation: string, body: string, authorization: string) => {
    const activity = JSON.parse(body) as Partial<Activity>;
    const trouble = activity.type === 'message' ? double.troubles.shift() : undefined;
    if (trouble) return { ...trouble, json: { error: { code: 'Trouble' } } };
    if (!given.has(authorization.replace('Bearer ', ''))) return { status: 401, json: {} };
    if (activity.type === 'message') {
      double.messages.push(activity);
      double.screen(conversation).push(activity.text ?? '');
    } else double.others.push({ conversation, activity });
    return { status: 201, json: { id: randomUUID() } };
  };
  const answer = async (request: IncomingMessage): Promise<{ status: number; json?: unknown; retryAfter?: string }> => {
    const path = request.url ?? '';
    const conversation = /^\/v3\/conversations\/([^/]+)\/activities/.exec(path)?.[1];
    if (path === '/metadata')
      return { status: 200, json: { issuer: double.cloud.issuer, jwks_uri: `${address}/keys` } };
    if (path === '/keys') return { status: 200, json: { keys: [jwk] } };
    if (path.endsWith('/oauth2/v2.0/token')) return tokens(await bodyOf(request));
    if (conversation)
      return connect(decodeURIComponent(conversation), await bodyOf(request), request.headers.authorization ?? '');
    return { status: 404 };
  };
  const serve = (request: IncomingMessage, response: ServerResponse) => {
    answer(request).then(({ status, json, retryAfter }) => {
      if (retryAfter) response.setHeader('retry-after', retryAfter);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json ?? {}));
    });
  };

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;

  const sign = (key: CryptoKey, changes: Partial<Claims>) => {
    const { iss, aud, serviceurl, expiresIn } = {
      iss: double.cloud.issuer,
      aud: appId,
      serviceurl: double.serviceUrl,
      expiresIn: 600,
      ...changes,
    };
    const now = Math.floor(Date.now() / 1_000);
    return new SignJWT({ serviceurl })
      .setProtectedHeader({ alg: 'RS256', kid: 'of-the-channel' })
      .setIssuer(iss)
      .setAudience(aud)
      .setIssuedAt(now + Math.min(0, expiresIn) - 60)
      .setExpirationTime(now + expiresIn)
      .sign(key);
  };

  const double: AzureDouble = {
    cloud: {
      login: `${address}/login`,
      sharedTenant: 'botframework.com',
      scope: 'https://api.botframework.com',
      issuer: 'https://api.botframework.com',
      openIdMetadata: `${address}/metadata`,
      serviceHosts: [`127.0.0.1:${port}`],
    },
    serviceUrl: `${address}/`,
    screen(conversation) {
      const known = screens.get(conversation) ?? [];
      screens.set(conversation, known);
      return known;
    },
    others: [],
    messages: [],
    tokensGiven: 0,
    troubles: [],
    token: (changes = {}) => sign(channelKey.privateKey, changes),
    forgedToken: () => sign(otherKey.privateKey, {}),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

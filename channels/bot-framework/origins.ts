import type { RequestHandler } from 'express';
import { Refusal } from '#conversation';

/** The pages that may speak with us, as `https://bank.example`, besides those on our own host: they always may. */
export type Origins = readonly string[] | 'same-host';

/**
 * Refuses 'origin-refused' to a page that may not speak with us. Browsers always say where a page is from (`Origin`);
 * programs say nothing, and are known by what they carry.
 */
export function checkOrigin(origin: string | undefined, host: string | undefined, origins: Origins): void {
  if (origin === undefined) return;
  // Hosts are compared, not schemes: behind a proxy that ends TLS ours is http and the page's https.
  const ours = host !== undefined && URL.parse(origin)?.host === host;
  if (!ours && (origins === 'same-host' || !origins.includes(origin))) refuse(origin);
}

/** Refuses 'origin-refused' to a page that shows what another page was given. A program has neither. */
export function checkIssuedTo(origin: string | undefined, issuedTo: string | null): void {
  if (origin !== undefined && issuedTo !== null && origin !== issuedTo) refuse(origin);
}

function refuse(origin: string): never {
  throw new Refusal('origin-refused', { origin: origin.slice(0, 200) });
}

/** What directlinejs asks for, with what a browser adds for JSON. */
const askedHeaders = 'Authorization, Content-Type, X-Requested-With, x-ms-bot-agent';

/**
 * CORS for the pages that may speak with us, on errors too: without it a page sees "status 0" and takes every no for
 * a broken network. A preflight (OPTIONS) needs no token.
 */
export function allowOrigins(origins: Origins): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    checkOrigin(origin, request.host, origins);
    if (origin !== undefined) {
      response.set('Access-Control-Allow-Origin', origin);
      response.set('Access-Control-Expose-Headers', 'Retry-After');
    }
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');
    response.set('Access-Control-Allow-Headers', askedHeaders);
    response.set('Access-Control-Max-Age', '7200');
    response.status(204).end();
  };
}

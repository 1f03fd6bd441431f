import type { Request, RequestHandler } from 'express';
import { Refusal } from '#conversation';

/**
 * True where a request comes from a page of ours, or from no page at all. Hosts are compared, not schemes: behind a
 * proxy that ends TLS ours is http and the page's https.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return false;
  const origin = request.get('origin');
  return origin === undefined || URL.parse(origin)?.host === request.host;
}

/**
 * Calls from customers' pages (CORS): those of our own host and of `origins`; any other page is refused with
 * 'origin-refused'. Every answer to them carries the headers, 429 too: without, a page sees no status at all.
 */
export function admitOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const origin = request.get('origin');
    if (origin === undefined) return next();
    if (URL.parse(origin)?.host !== request.host && !origins.includes(origin))
      throw new Refusal('origin-refused', { origin: origin.slice(0, 200) });
    response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'Retry-After' });
    if (request.method !== 'OPTIONS') return next();
    response.set({
      'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
      // What directlinejs sends, and a browser adds for JSON.
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Requested-With, x-ms-bot-agent',
      'Access-Control-Max-Age': '7200',
    });
    response.status(204).end();
  };
}

import type { Request } from 'express';

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

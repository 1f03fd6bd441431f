import type { Request, RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers. Scripts, connections and everything else: from here only. `origins` are the bank's own sites, which
 * may frame the customer's page.
 */
export function securityHeaders(origins: readonly string[]): RequestHandler {
  const desk = headersWith({ styles: ["'self'", "'unsafe-inline'"], frames: ["'none'"] });
  const page = headersWith({ styles: ["'self'"], frames: ["'self'", ...origins] });
  // The desk's components (antd) write style elements as they are drawn; nothing else may.
  return (request, response, next) => (isDesk(request.path) ? desk : page)(request, response, next);
}

function isDesk(path: string): boolean {
  return /^\/desk(?:\/|$)/.test(path);
}

function headersWith({ styles, frames }: { styles: string[]; frames: string[] }): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: styles,
        imgSrc: ["'self'", 'data:'],
        // To Safari before 15.4 'self' says nothing about sockets: they are named.
        connectSrc: ["'self'", (request) => socketsOf(request as Request)],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: frames,
      },
    },
    // Whether the names below ours speak https is not for us to say.
    strictTransportSecurity: { includeSubDomains: false },
    // frame-ancestors says it, and can name sites, which this header cannot.
    xFrameOptions: false,
    // 'no-referrer' would make a browser say "Origin: null" to us about our own pages.
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The host is the client's word, and stands in a header: only what looks like a host is repeated. */
function socketsOf({ host }: Request): string {
  return /^[\w.-]+(?::\d+)?$|^\[[\da-f:]+\](?::\d+)?$/i.test(host ?? '') ? `ws://${host} wss://${host}` : "'self'";
}

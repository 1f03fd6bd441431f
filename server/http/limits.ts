import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { Refusal } from '#conversation';

/** How often a minute, at most, in this process. */
export interface Limits {
  /** Attempts to sign in, from one address. */
  signIns: number;
  /** Chat tokens, for one address: a company or a phone network shares one. */
  chatTokens: number;
  /** Posts to Direct Line, with one token. */
  posts: number;
}

/** Generous: they stop programs, not people. */
export const usualLimits: Limits = { signIns: 20, chatTokens: 120, posts: 120 };

const window = 60_000;

/** Puts each limit in front of what it protects. Refuses 'too-many-requests' with the seconds to wait. */
export function openLimits(limits: Limits): {
  signIns: RequestHandler;
  chatTokens: RequestHandler;
  posts: RequestHandler;
} {
  return {
    signIns: limiter(limits.signIns, byAddress),
    chatTokens: limiter(limits.chatTokens, byAddress),
    posts: limiter(limits.posts, byToken),
  };
}

function limiter(limit: number, keyGenerator: (request: Request) => string): RequestHandler {
  return rateLimit({
    windowMs: window,
    limit,
    keyGenerator,
    legacyHeaders: false,
    standardHeaders: 'draft-8',
    skip: ({ method }) => method !== 'POST',
    // Whether X-Forwarded-For counts is the setting of the proxy, said once; one that does not count is no fault.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    handler(request, _response, next) {
      const { resetTime } = (request as Request & { rateLimit: { resetTime?: Date } }).rateLimit;
      const left = resetTime ? resetTime.getTime() - Date.now() : window;
      next(new Refusal('too-many-requests', { seconds: Math.max(1, Math.ceil(left / 1_000)) }));
    },
  });
}

function byAddress(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

/** Without a token, the address; the token itself is not kept. */
function byToken(request: Request): string {
  const token = request.get('authorization');
  return token === undefined ? byAddress(request) : createHash('sha256').update(token).digest('base64');
}

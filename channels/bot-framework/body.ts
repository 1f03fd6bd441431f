import express, { type Request, type RequestHandler } from 'express';
import { Refusal } from '#conversation';

/** Direct Line's own limit for an activity is 256 K characters; ours counts bytes. */
const bytes = express.raw({ type: () => true, limit: 256 * 1024, inflate: false });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body, once and strictly: a wrong encoding or a broken text is refused instead of being mended into
 * something the customer did not say. Refuses 'unsupported-media', 'too-large', 'not-utf8' and 'malformed-json'.
 */
export const readJson: RequestHandler = (request, response, next) => {
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new Refusal('unsupported-media');
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];
  if (charset && !/^utf-?8$/i.test(charset)) throw new Refusal('not-utf8');
  bytes(request, response, (error: unknown) => {
    if (error) {
      next(error);
      return;
    }
    try {
      request.body = parse(request);
      next();
    } catch (refusal) {
      next(refusal);
    }
  });
};

function parse({ body }: Request): unknown {
  const text = decode(body);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal('malformed-json', error);
  }
}

function decode(body: unknown): string {
  try {
    return body instanceof Uint8Array ? utf8.decode(body) : '';
  } catch (error) {
    throw new Refusal('not-utf8', error);
  }
}

import express, { type Request, type RequestHandler } from 'express';
import { Refusal } from '#conversation';

/** What /api takes at most: the longest message is a tenth of it. */
const API_LIMIT = 64 * 1024;

/**
 * Reads the body as bytes, whatever it is, up to `limit` bytes and not compressed; what they mean is decided by
 * `readJson`. A larger one is refused as 'too-large'.
 */
export function readBytes(limit = API_LIMIT): RequestHandler {
  return express.raw({ type: () => true, limit, inflate: false });
}

/**
 * The JSON of a body that was read as bytes; an empty body is an empty object. Refuses 'unsupported-media',
 * 'not-utf8', 'malformed-json', and 'invalid-input' for text that PostgreSQL cannot keep (U+0000).
 */
export function readJson(request: Request): unknown {
  const bytes: unknown = request.body;
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return {};
  const [kind = '', ...parameters] = (request.get('content-type') ?? '').toLowerCase().split(';');
  if (!/^application\/(?:[\w.-]+\+)?json$/.test(kind.trim())) throw new Refusal('unsupported-media');
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([\w-]+)/.exec(parameter)?.[1]).find(Boolean);
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw new Refusal('not-utf8');
  const value = parse(decode(bytes));
  if (holdsNul(value)) throw new Refusal('invalid-input', { where: 'JSON', why: '含有空字符 (contains U+0000)' });
  return value;
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal('not-utf8', cause);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: V8's message quotes the text, and a log may quote the message.
    throw new Refusal('malformed-json');
  }
}

/** Not recursive: how deep a value goes is not for its sender to decide. */
function holdsNul(value: unknown): boolean {
  const unseen = [value];
  while (unseen.length > 0) {
    const one = unseen.pop();
    if (typeof one === 'string' && one.includes('\0')) return true;
    if (typeof one === 'object' && one !== null) unseen.push(...Object.keys(one), ...Object.values(one));
  }
  return false;
}

import type { IncomingMessage } from 'node:http';
import { type Language, Refusal, type RefusalCode } from '#conversation';

/** A no as Bot Framework's clients read it (ErrorResponse). */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: { error: { code: string; message: string } };
}

/** Says a refusal in its reader's language, with the status that Direct Line clients draw the right conclusion from. */
export function answerTo(refusal: Refusal, language: Language): Answer {
  const seconds = secondsToWait(refusal);
  return {
    status: statuses[refusal.code] ?? refusal.status,
    headers: seconds === null ? {} : { 'Retry-After': String(seconds) },
    body: { error: { code: codes[refusal.code] ?? refusal.code, message: refusal.say(language) } },
  };
}

/** The one code that clients of Direct Line look for; every other is ours, as the list of errors has it. */
const codes: Partial<Record<RefusalCode, string>> = { 'token-expired': 'TokenExpired' };

/** To a Direct Line client 403 means that its token has expired: it stops, and opens new streams. */
const statuses: Partial<Record<RefusalCode, number>> = { 'assertion-refused': 400 };

function secondsToWait({ code, particulars }: Refusal): number | null {
  if (code === 'too-many-requests') return (particulars as { seconds: number }).seconds;
  return code === 'store-unreachable' ? 5 : null;
}

/** Chinese, unless the reader prefers English (`Accept-Language`, RFC 9110, 12.5.4). */
export function languageOf({ headers }: Pick<IncomingMessage, 'headers'>): Language {
  const asked = (headers['accept-language'] ?? '').split(',').flatMap((range) => {
    const [, tag, weight] = /^\s*([a-z]+)[\w-]*\s*(?:;\s*q\s*=\s*([\d.]+))?\s*$/i.exec(range) ?? [];
    return tag === undefined ? [] : [{ tag: tag.toLowerCase(), weight: Number(weight ?? 1) }];
  });
  const weightOf = (tag: Language) =>
    Math.max(0, ...asked.filter((range) => range.tag === tag).map(({ weight }) => weight));
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

/** What express and its parsers throw about a request, as ours; null where the fault is not the request's. */
export function readFault(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return new Refusal('too-large', { limit: '256 KB' }, error);
  if (type === 'encoding.unsupported') return new Refusal('unsupported-media', error);
  if (status !== undefined && status >= 400 && status < 500) return new Refusal('unknown-path', error);
  return null;
}

/** Whether the record could not be reached, so that trying again later is the thing to do. */
export function isOutage(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  // Node's network errors; PostgreSQL's classes 08 (connection), 53 (resources) and 57 (operator).
  if (code !== undefined && /^(?:E[A-Z]+|(?:08|53|57)[0-9A-Z]{3})$/.test(code)) return true;
  return /connection terminated|timeout exceeded when trying to connect|has stopped/i.test(message ?? '');
}

import type { IncomingMessage } from 'node:http';
import type { Response } from 'express';

const name = 'xianting_session';
/** What a session's secret looks like; anything else in the cookie is not looked up. */
const secret = /^[A-Za-z0-9_-]{20,100}$/;

/** The session's secret from the cookie (RFC 6265, 4.2.1); null without one. */
export function readSessionCookie(request: Pick<IncomingMessage, 'headers'>): string | null {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name) return secret.test(value) ? value : null;
  }
  return null;
}

export function setSessionCookie(response: Response, token: string, expires: Date, secure: boolean): void {
  response.cookie(name, token, { ...attributes, secure, expires });
}

export function clearSessionCookie(response: Response, secure: boolean): void {
  response.clearCookie(name, { ...attributes, secure });
}

const attributes = { httpOnly: true, sameSite: 'strict', path: '/' } as const;

import { timingSafeEqual } from 'node:crypto';
import type { IRouter, Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { type Language, Refusal } from '#conversation';
import type { StaffAccounts } from '#identity';
import type { StaffMember } from '#store';
import { readJson } from './body.ts';
import { readSessionCookie } from './cookie.ts';
import { languageOf } from './failure.ts';
import { isSameOrigin } from './origin.ts';
import type { Access, Answer, Asked, Input, Route } from './route.ts';

/** Puts the table of routes on a router: who is let in, what is understood, what comes back. */
export function mount(router: IRouter, routes: readonly Route[], accounts: Pick<StaffAccounts, 'session'>): void {
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router[route.method](path, answerer(route, accounts));
  }
}

function answerer(route: Route, accounts: Pick<StaffAccounts, 'session'>): RequestHandler {
  return async (request, response) => {
    response.locals.route = route.path;
    response.set('Cache-Control', 'no-store');
    const who = await letIn(route, request, accounts);
    const input = readInput(route, request);
    const asked: Asked<Input, StaffMember | null> = {
      ...who,
      input,
      address: request.ip ?? '',
      origin: request.get('origin'),
      host: request.host,
      secure: request.secure,
    } as Asked<Input, StaffMember | null>;
    send(response, route.answer, await route.run(asked, response));
  };
}

/** Refuses 'not-signed-in', 'role-missing' and 'csrf-refused', in this order. */
async function letIn(
  { access, method, fromOtherSites }: Route,
  request: Request,
  accounts: Pick<StaffAccounts, 'session'>,
): Promise<{ member: StaffMember | null; session: { token: string; csrf: string } | null }> {
  const changes = method !== 'get';
  if (access === 'public') {
    if (changes && !fromOtherSites && !isSameOrigin(request)) throw new Refusal('csrf-refused');
    return { member: null, session: null };
  }
  const token = readSessionCookie(request);
  const open = token === null ? null : await accounts.session(token);
  if (token === null || !open) throw new Refusal('not-signed-in');
  demandRole(access, open.member);
  if (changes && !(isSameOrigin(request) && isSame(request.get('x-xianting-csrf') ?? '', open.csrf)))
    throw new Refusal('csrf-refused');
  return { member: open.member, session: { token, csrf: open.csrf } };
}

function demandRole(access: Exclude<Access, 'public'>, member: StaffMember): void {
  if (access === 'staff' || access.roles.some((role) => member.roles.includes(role))) return;
  throw new Refusal('role-missing', { roles: access.roles.join(', ') });
}

function isSame(shown: string, expected: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function readInput(route: Route, request: Request): Input {
  const language = languageOf(request);
  return {
    params: route.params && understood(route.params, request.params, language, 'path'),
    query: route.query && understood(route.query, { ...request.query }, language, 'query'),
    body: route.body && understood(route.body, readJson(request), language, 'JSON'),
  };
}

const says = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Refuses 'invalid-input' with the first thing that is wrong. */
function understood(schema: z.ZodType, value: unknown, language: Language, whole: string): unknown {
  const read = schema.safeParse(value, { error: says[language] });
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Refusal('invalid-input', { where: issue?.path.join('.') || whole, why: issue?.message ?? '' });
}

/** What the schema does not name never leaves. */
function send(response: Response, answer: Answer, result: unknown): void {
  if ('events' in answer) return;
  if (answer.status === 204) response.status(204).end();
  else response.status(answer.status).json(answer.schema.parse(result));
}

import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { Refusal } from '#conversation';
import { readJson } from '../body.ts';
import type { Activity } from '../botbuilder.ts';
import { readActivity } from './activity-read.ts';
import type { Arrivals } from './arrivals.ts';
import { type AzureAdapter, NotLetIn } from './azure-adapter.ts';
import { type AzureBot, isServiceUrl } from './cloud.ts';

export interface EndpointParts {
  bot: AzureBot;
  adapter: AzureAdapter;
  arrive: Arrivals;
  /** Told why a request was not let in. */
  refused(reason: string): void;
  failed(doing: string, error: unknown): void;
}

/** The messaging endpoint. An activity is acknowledged once what it did is in the record; answers go out by themselves. */
export function openEndpoint({ bot, adapter, arrive, refused, failed }: EndpointParts): Router {
  /** Who shows no token at all is not worth reading. */
  const mustShowToken: RequestHandler = ({ headers }, _response, next) => {
    if (!/^Bearer +\S/i.test(headers.authorization ?? '')) throw new NotLetIn('no token');
    next();
  };

  const take: RequestHandler = async ({ headers, body }, response) => {
    const incoming = readActivity(body);
    if (incoming && !isServiceUrl(incoming.reference.serviceUrl, bot.cloud.serviceHosts))
      throw new NotLetIn('an address that is not allowed');
    const { tenantId } = incoming?.reference.conversation ?? {};
    if (bot.tenantId !== null && tenantId !== undefined && tenantId !== bot.tenantId)
      throw new NotLetIn('another tenant');
    await adapter.receive(headers.authorization ?? '', body as Activity, async () => {
      if (incoming) await arrive(incoming);
    });
    response.status(200).end();
  };

  const say: ErrorRequestHandler = (failure: unknown, _request, response, _next) => {
    if (failure instanceof Refusal) return void response.status(failure.status).end();
    const { statusCode, name } = (failure ?? {}) as { statusCode?: number; name?: string };
    // The SDK's checks end in errors of jsonwebtoken, too, where a signature or a date is wrong.
    if (statusCode === 401 || statusCode === 403 || /^(?:JsonWebToken|TokenExpired|NotBefore)Error$/.test(name ?? '')) {
      refused(failure instanceof Error ? failure.message : 'unknown');
      return void response.status(401).end();
    }
    const status = (failure as { status?: number } | null)?.status ?? 500;
    if (status >= 400 && status < 500) return void response.status(status).end();
    // Not acknowledged: Azure Bot Service tells the customer's client, which may send it again.
    failed('taking an activity', failure);
    response.status(503).end();
  };

  return Router().use(mustShowToken).post('/', readJson, take).use(say);
}

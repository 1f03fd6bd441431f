import express, { type Express } from 'express';
import { allowOrigins, directLinePath, messagesPath } from '#channels/bot-framework';
import { wechatPath } from '#channels/wechat-official';
import { Refusal } from '#conversation';
import { readBytes } from './body.ts';
import { DeskFeed, type FeedPace } from './desk/feed.ts';
import { sayFailures } from './failure.ts';
import { securityHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import { type Limits, openLimits, usualLimits } from './limits.ts';
import { openMeasures } from './measures.ts';
import { mount } from './mount.ts';
import { describe } from './openapi.ts';
import { pages } from './pages.ts';
import type { Parts } from './parts.ts';
import type { Route } from './route.ts';
import { openRoutes } from './routes/table.ts';

export interface HttpSettings {
  /** The bank's own sites, besides this server's pages, that may open a chat. */
  origins: readonly string[];
  /** True behind one proxy of ours, whose X-Forwarded-* headers are then believed. */
  trustProxy: boolean;
  /** Off, the usual ones, or others. */
  rateLimits: boolean | Limits;
  /** How long a server that ends goes on serving after it has begun to say that it is not ready, in milliseconds. */
  leaveMs?: number;
  pagesFolder?: string;
  pace?: FeedPace;
}

/** Everything that is served, in the order in which a request meets it. */
export function openApplication(
  settings: HttpSettings & { pagesFolder: string },
  parts: Parts,
  isLeaving: () => boolean = () => false,
): { application: Express; feed: DeskFeed; routes: readonly Route[] } {
  const feed = new DeskFeed(parts, settings.pace);
  const routes = openRoutes(parts, feed);
  const document = describe(routes);
  const { measure, report } = openMeasures(parts);

  const application = express();
  application.disable('x-powered-by');
  // One hop: what a client claims beyond the proxy's own word is not believed.
  application.set('trust proxy', settings.trustProxy ? 1 : false);
  application.use(measure);
  application.use((_request, response, next) => {
    // What comes next over this connection would meet a closed door.
    if (isLeaving()) response.set('Connection', 'close');
    next();
  });
  application.use(healthRoutes(parts, { needsEdition: false, isLeaving }));
  application.get('/metrics', report);
  application.use(securityHeaders(settings.origins));
  // Before the limits: their refusals must be readable, too.
  application.use(['/api/chat', directLinePath], allowOrigins(settings.origins));
  if (settings.rateLimits !== false) {
    const limits = openLimits(settings.rateLimits === true ? usualLimits : settings.rateLimits);
    application.use('/api/session', limits.signIns);
    application.use('/api/chat/token', limits.chatTokens);
    application.use(directLinePath, limits.posts);
  }
  application.use(directLinePath, parts.directLine.router);
  if (parts.wechat) application.use(wechatPath, parts.wechat);
  if (parts.azure) application.use(messagesPath, parts.azure);
  application.use('/api', readBytes());
  mount(application, routes, parts.accounts);
  application.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  application.use(pages(settings.pagesFolder));
  application.use(() => {
    throw new Refusal('unknown-path');
  });
  application.use(sayFailures(parts));
  return { application, feed, routes };
}

import { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { type ConversationId, Refusal } from '#conversation';
import type { Store } from '#store';
import type { Inbox } from '../inbox.ts';
import { Remembered } from '../remembered.ts';
import { frameFor } from './activities.ts';
import { readJson } from './body.ts';
import type { Intake } from './intake.ts';
import { readWatermark } from './names.ts';
import { allowOrigins, checkIssuedTo, type Origins } from './origins.ts';
import type { Pace } from './pace.ts';
import { patiently } from './patience.ts';
import { readPosted } from './posted.ts';
import { answerTo, isOutage, languageOf, readFault } from './refusing.ts';
import type { Streams } from './streams.ts';
import type { Holder, Tokens } from './tokens.ts';
import { streamAddress } from './upgrade.ts';

export interface EndpointParts {
  store: Pick<Store, 'conversations'>;
  inbox: Inbox;
  tokens: Tokens;
  intake: Intake;
  streams: Streams;
  pace: Pace;
  origins: Origins;
  /** How long a hiccup of the record is waited out at the start and when polling, in milliseconds. */
  holdMs: number;
  newId(): string;
  failed(doing: string, error: unknown): void;
}

/** Activities in one answer to a poll. */
const mostInPoll = 100;

/**
 * Direct Line 3.0's calls over HTTP (Microsoft's "Direct Line API 3.0" reference), behind our own tokens: those with
 * a secret are not offered, because a page that holds a secret has given it away.
 */
export function openEndpoints(parts: EndpointParts): Router {
  const { store, inbox, tokens, intake, streams, pace, origins, holdMs, newId, failed } = parts;
  const started = new Remembered<ConversationId, true>(10_000);

  const authenticate = async ({ headers }: Request): Promise<Holder> => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) throw new Refusal('token-missing');
    const holder = await tokens.read(token);
    checkIssuedTo(headers.origin, holder.origin);
    streams.prolong(holder.conversation, holder.until);
    return holder;
  };

  /** A token speaks for one conversation, and for nothing else, whether or not that exists. */
  const authenticateFor = async (request: Request): Promise<Holder> => {
    const holder = await authenticate(request);
    if (request.params.conversation !== holder.conversation) throw new Refusal('token-invalid');
    return holder;
  };

  const mustHaveStarted = async ({ conversation }: Holder) => {
    if (started.get(conversation)) return;
    const heads = await store.conversations.heads([conversation]);
    if (heads.length === 0) throw new Refusal('unknown-conversation');
    started.set(conversation, true);
  };

  const begin = ({ conversation, user, assurance }: Holder): Promise<boolean> => {
    const beginning = { channel: 'web', conversation, customer: user };
    return assurance === null ? inbox.openVisitor(beginning) : inbox.openKnown({ ...beginning, assurance });
  };

  /** A fresh token, and the address of a stream that starts at the watermark. */
  const connection = async (request: Request, holder: Holder, watermark: number) => {
    const { token, expires_in, until } = await tokens.issue(holder);
    streams.prolong(holder.conversation, until);
    const ticket = await tokens.issueTicket({ ...holder, until }, request.host);
    const base = `${request.protocol === 'https' ? 'wss' : 'ws'}://${request.host}`;
    return {
      conversationId: holder.conversation,
      token,
      expires_in,
      streamUrl: streamAddress(base, holder.conversation, watermark, ticket),
    };
  };

  /** An overload signal that clients survive: they ask again, where a 5xx would be the end. */
  const askToComeBack = (request: Request, response: Response, error: unknown) => {
    if (error instanceof Refusal) throw error;
    failed(`answering ${request.method} ${request.route.path}`, error);
    const { headers, body } = answerTo(new Refusal('store-unreachable', error), languageOf(request));
    response.status(429).set(headers).json(body);
  };

  const router = Router();
  router.use(allowOrigins(origins), (_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  router.post('/tokens/generate', () => {
    throw new Refusal('token-invalid');
  });

  router.post('/tokens/refresh', async (request, response) => {
    const holder = await authenticate(request);
    const { token, expires_in, until } = await tokens.issue(holder);
    streams.prolong(holder.conversation, until);
    response.json({ conversationId: holder.conversation, token, expires_in });
  });

  router.post('/conversations', async (request, response) => {
    const holder = await authenticate(request);
    try {
      const begun = await patiently(holdMs, () => begin(holder));
      started.set(holder.conversation, true);
      response.status(begun ? 201 : 200).json(await connection(request, holder, 0));
    } catch (error) {
      askToComeBack(request, response, error);
    }
  });

  router.get('/conversations/:conversation', async (request, response) => {
    const holder = await authenticateFor(request);
    const watermark = readWatermark(request.query.watermark);
    try {
      await patiently(holdMs, () => mustHaveStarted(holder));
      response.json(await connection(request, holder, watermark));
    } catch (error) {
      askToComeBack(request, response, error);
    }
  });

  router.get('/conversations/:conversation/activities', async (request, response) => {
    const holder = await authenticateFor(request);
    const { conversation, user } = holder;
    const watermark = readWatermark(request.query.watermark);
    const messages = await patiently(holdMs, async () => {
      await mustHaveStarted(holder);
      return store.conversations.shownAfter(conversation, watermark, mostInPoll);
    }).catch((error: unknown) => {
      if (error instanceof Refusal) throw error;
      // A poll that fails ends directlinejs' polling for good; an empty one is asked again.
      failed('polling', error);
      return [];
    });
    streams.polled(conversation);
    response.json(frameFor({ conversation, user, watermark, latestOwn: null }, messages).frame);
  });

  router.post(
    '/conversations/:conversation/activities',
    async (request, response, next) => {
      const holder = await authenticateFor(request);
      pace.count(holder.conversation);
      response.locals.holder = holder;
      next();
    },
    readJson,
    async (request, response) => {
      const { conversation, user } = response.locals.holder as Holder;
      response.json({ id: await intake(readPosted(request.body, languageOf(request)), { conversation, user }) });
    },
  );

  router.post('/conversations/:conversation/upload', async (request) => {
    await authenticateFor(request);
    throw new Refusal('unsupported-media');
  });

  router.use(() => {
    throw new Refusal('unknown-path');
  });

  const refuse: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const fault = readFault(error);
    if (!fault) failed(`answering ${request.method} ${request.path}`, error);
    const refusal =
      fault ??
      (isOutage(error)
        ? new Refusal('store-unreachable', error)
        : new Refusal('unexpected', { trace: newId() }, error));
    const { status, headers, body } = answerTo(refusal, languageOf(request));
    response.status(status).set(headers).json(body);
  };
  router.use(refuse);
  return router;
}

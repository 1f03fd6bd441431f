import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Router } from 'express';
import type { z } from 'zod';
import type { ConversationId, CustomerId } from '#conversation';
import type { ChatToken, PlaceInLine } from '#conversation/wire';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { Inbox, Proven } from '../inbox.ts';
import { openEndpoints } from './endpoints.ts';
import { openIntake } from './intake.ts';
import { checkOrigin, type Origins } from './origins.ts';
import { Pace } from './pace.ts';
import { Streams } from './streams.ts';
import { openTokens } from './tokens.ts';
import { openUpgrade } from './upgrade.ts';

/**
 * Bot Framework's Direct Line 3.0, served by ourselves: what web pages, apps and any Direct Line client speak.
 *
 * Not part of it: giving out the tokens over HTTP (the server's POST /api/chat/token does, through `issueToken`),
 * answering, and holding an address to a number of tokens.
 */
export interface DirectLine {
  /** To be mounted at `directLinePath`. It reads its own bodies: mount it before anything that parses JSON. */
  router: Router;

  /**
   * A token for a new conversation, which begins when its page starts it. With the bank's statement of who the
   * customer is, the conversation is theirs from the beginning. Refuses 'origin-refused' and 'assertion-refused'.
   */
  issueToken(asked: TokenRequest): Promise<z.infer<typeof ChatToken>>;

  /** Takes an HTTP server's 'upgrade': true where the path was one of our streams, whatever becomes of it. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;

  /** How many streams are open on this gateway. */
  streams(): number;

  /** Sends every reader away, to come back by its watermark elsewhere. */
  close(): Promise<void>;
}

interface TokenRequest {
  assertion?: string | undefined;
  /** The `Origin` header: the page that asks. The token is good on that page only. */
  origin?: string | undefined;
  /** The host that the page asked, for `same-host`. */
  host?: string | undefined;
}

export interface DirectLineParts {
  store: Pick<Store, 'conversations' | 'tickets'>;
  jobs: Pick<Jobs, 'signals'>;
  inbox: Inbox;
  /** Checks a bank's statement of who somebody is. Refuses 'assertion-refused'. */
  proveCustomer(assertion: string): Promise<Proven>;
  /** Takes the customer out of the waiting line and back to the bot. */
  leaveLine(conversation: ConversationId): Promise<void>;
  /** Where everybody stands who waits for a person. */
  placesInLine(): Promise<ReadonlyMap<ConversationId, PlaceInLine>>;
  /** Signs tokens; the same on every gateway. At least 32 bytes. */
  tokenSecret: Uint8Array;
  origins: Origins;
  clock(): Date;
  newId(): string;
  tokenLifetimeSeconds?: number;
  headsEveryMs?: number;
  seenEveryMs?: number;
  limits?: Partial<Limits>;
  /** Told of what failed on our side. */
  failed(doing: string, error: unknown): void;
}

interface Limits {
  messagesPerMinute: number;
  streamsPerConversation: number;
  /** Bytes that wait for one slow reader. */
  buffered: number;
  /** How long a hiccup of the record is waited out, in milliseconds. */
  holdMs: number;
}

const usual: Limits = { messagesPerMinute: 120, streamsPerConversation: 10, buffered: 1024 * 1024, holdMs: 3_000 };

export function openDirectLine(parts: DirectLineParts): DirectLine {
  const { store, jobs, inbox, origins, clock, newId, failed } = parts;
  const { tokenLifetimeSeconds = 1_800, headsEveryMs = 3_000, seenEveryMs = 15_000 } = parts;
  const limits = { ...usual, ...parts.limits };
  const tokens = openTokens({ secret: parts.tokenSecret, lifetimeSeconds: tokenLifetimeSeconds, clock, newId });
  const streams = new Streams({
    store,
    signals: jobs.signals,
    clock,
    graceSeconds: tokenLifetimeSeconds,
    headsEveryMs,
    seenEveryMs,
    mostBuffered: limits.buffered,
    places: parts.placesInLine,
    failed,
  });
  const intake = openIntake({ ...parts, inbox });
  const pace = new Pace(limits.messagesPerMinute, clock);

  return {
    router: openEndpoints({ ...parts, tokens, intake, streams, pace, holdMs: limits.holdMs }),
    upgrade: openUpgrade({ ...parts, tokens, streams, streamsPerConversation: limits.streamsPerConversation }),

    async issueToken({ assertion, origin, host }) {
      checkOrigin(origin, host, origins);
      const proven = assertion === undefined ? null : await parts.proveCustomer(assertion);
      const conversation = newId() as ConversationId;
      const { token, expires_in } = await tokens.issue({
        conversation,
        user: proven ? await inbox.recognise(proven) : (newId() as CustomerId),
        assurance: proven?.assurance ?? null,
        origin: origin ?? null,
      });
      return { token, conversationId: conversation, expires_in };
    },

    streams: () => streams.count,
    close: () => streams.close(),
  };
}

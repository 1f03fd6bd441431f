import { createSecretKey } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Assurance, assurances, type ConversationId, type CustomerId, Refusal } from '#conversation';
import { Remembered } from '../remembered.ts';

/** What a token says: who may speak and listen in which conversation, until when. */
export interface Holder {
  conversation: ConversationId;
  /** The customer for whom the token was issued; as the author of messages, whoever the conversation is with later. */
  user: CustomerId;
  /** Null for a visitor. */
  assurance: Assurance | null;
  /** The page the token was issued to; null where it was asked for by a program, such as the bank's own server. */
  origin: string | null;
  until: Date;
}

/** What a stream's address carries: good for one stream, soon. */
export interface Ticket extends Holder {
  id: string;
  lapsesAt: Date;
  /** Where the stream was offered, as the page sees our server. */
  host: string;
}

/** Beyond that the address of a stream may be refused (Direct Line 3.0, "Reconnect to a conversation"). */
const ticketSeconds = 60;
const algorithm = 'HS256';
/** One secret, two audiences: a token opens no stream, a ticket reads no conversation. */
const audiences = { token: 'direct-line', ticket: 'direct-line-stream' } as const;

export interface Tokens {
  issue(holder: Omit<Holder, 'until'>): Promise<{ token: string; expires_in: number; until: Date }>;
  /** Refuses 'token-unreadable' and 'token-expired'. Tokens stay good until their own time, whatever came after them. */
  read(token: string): Promise<Holder>;
  issueTicket(holder: Holder, host: string): Promise<string>;
  /** Refuses 'token-unreadable' and 'token-expired'. That it is used once is the record's to say. */
  readTicket(ticket: string): Promise<Ticket>;
}

export function openTokens(parts: {
  secret: Uint8Array;
  lifetimeSeconds: number;
  clock(): Date;
  newId(): string;
}): Tokens {
  const { lifetimeSeconds, clock, newId } = parts;
  const key = createSecretKey(parts.secret);
  /** Read once, then known: a token comes with every request of its page. */
  const known = new Remembered<string, Holder>(10_000);

  const sign = (claims: JWTPayload, audience: string, until: Date) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm })
      .setAudience(audience)
      .setIssuedAt(clock())
      .setExpirationTime(until)
      .sign(key);

  const verify = async (token: string, audience: string): Promise<JWTPayload> => {
    try {
      const { payload } = await jwtVerify(token, key, {
        algorithms: [algorithm],
        audience,
        requiredClaims: ['exp', 'conv', 'user'],
        currentDate: clock(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new Refusal('token-expired', error);
      throw new Refusal('token-unreadable', error);
    }
  };

  return {
    async issue({ conversation, user, assurance, origin }) {
      const until = later(clock(), lifetimeSeconds);
      const claims = { conv: conversation, user, ...(assurance && { assurance }), ...(origin && { origin }) };
      return { token: await sign(claims, audiences.token, until), expires_in: lifetimeSeconds, until };
    },

    async read(token) {
      const before = known.get(token);
      if (before) {
        if (before.until > clock()) return before;
        known.forget(token);
        throw new Refusal('token-expired');
      }
      const holder = holderOf(await verify(token, audiences.token));
      known.set(token, holder);
      return holder;
    },

    issueTicket({ conversation, user, assurance, origin, until }, host) {
      const claims = {
        conv: conversation,
        user,
        ...(assurance && { assurance }),
        ...(origin && { origin }),
        host,
        tokenExp: until.getTime() / 1000,
        jti: newId(),
      };
      return sign(claims, audiences.ticket, later(clock(), ticketSeconds));
    },

    async readTicket(ticket) {
      const payload = await verify(ticket, audiences.ticket);
      const { jti, tokenExp, host } = payload;
      if (typeof jti !== 'string' || typeof tokenExp !== 'number' || typeof host !== 'string')
        throw new Refusal('token-unreadable');
      const holder = holderOf(payload);
      return { ...holder, until: new Date(tokenExp * 1000), id: jti, lapsesAt: holder.until, host };
    },
  };
}

/** Whole seconds, as tokens count them. */
function later(now: Date, seconds: number): Date {
  return new Date((Math.floor(now.getTime() / 1000) + seconds) * 1000);
}

function holderOf(payload: JWTPayload): Holder {
  const { conv, user, assurance, origin } = payload;
  if (typeof conv !== 'string' || typeof user !== 'string') throw new Refusal('token-unreadable');
  return {
    conversation: conv as ConversationId,
    user: user as CustomerId,
    assurance: assurances.find((known) => known === assurance) ?? null,
    origin: typeof origin === 'string' ? origin : null,
    until: expiryOf(payload),
  };
}

function expiryOf({ exp }: JWTPayload): Date {
  if (exp === undefined) throw new Refusal('token-unreadable');
  return new Date(exp * 1000);
}

import type { Response } from 'express';
import type { z } from 'zod';
import type { Role } from '#conversation';
import type { StaffMember } from '#store';

/** Who may ask: anybody, anybody signed in, or whoever has one of these roles. Ownership is `run`'s business. */
export type Access = 'public' | 'staff' | { roles: readonly [Role, ...Role[]] };

/**
 * One row of the table that everything about the API is made from: what is mounted and validated, what /openapi.json
 * says, and which cases the matrix of rights is tested on.
 */
export interface Route {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters in braces: /api/handoffs/{id}. */
  path: string;
  access: Access;
  summary: string;
  /** True where the pages of other sites, once admitted, may ask for a change: customers', never the desk's. */
  fromOtherSites: boolean;
  params: z.ZodObject | null;
  query: z.ZodObject | null;
  body: z.ZodType | null;
  answer: Answer;
  run(asked: Asked<Input, StaffMember | null>, response: Response): Promise<unknown>;
}

/** What comes back: JSON of a schema, nothing, or a stream of events that `run` writes itself. */
export type Answer =
  | { status: 200 | 201; schema: z.ZodType }
  | { status: 204 }
  | { status: 200; events: Readonly<Record<string, z.ZodType>> };

export interface Input {
  params: unknown;
  query: unknown;
  body: unknown;
}

/** A request that was let in, with its input validated. */
export interface Asked<In extends Input, Member extends StaffMember | null> {
  input: In;
  member: Member;
  /** The session's secret and page token; null where nobody is signed in. */
  session: Member extends null ? null : { token: string; csrf: string };
  /** The network address it comes from. */
  address: string;
  /** The page it comes from, where a browser says so. */
  origin: string | undefined;
  /** This server, as whoever asks sees it. */
  host: string;
  /** True where the request came by https, or a trusted proxy says so. */
  secure: boolean;
}

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type MemberFor<A> = A extends 'public' ? null : StaffMember;

/** A row of the table, its `run` typed by its schemas. */
export function route<
  const A extends Access,
  Ans extends Answer,
  Params extends z.ZodObject | null = null,
  Query extends z.ZodObject | null = null,
  Body extends z.ZodType | null = null,
>(row: {
  method: Route['method'];
  path: string;
  access: A;
  summary: string;
  fromOtherSites?: boolean;
  params?: Params;
  query?: Query;
  body?: Body;
  answer: Ans;
  run(
    asked: Asked<{ params: Read<Params>; query: Read<Query>; body: Read<Body> }, MemberFor<A>>,
    response: Response,
  ): Promise<Ans extends { schema: infer Schema extends z.ZodType } ? z.input<Schema> : void>;
}): Route {
  return { fromOtherSites: false, params: null, query: null, body: null, ...row } as unknown as Route;
}

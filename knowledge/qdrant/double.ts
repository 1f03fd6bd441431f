/**
 * As much of Qdrant's REST interface (1.19, by the client's own types) as the index asks for, on a real port. It holds
 * to the letter where a mistake would pass unseen: a write without `wait` is not there yet, a filter beside a fusion
 * does not reach into what is fused, a field without an index cannot be filtered by, payload comes only where asked for.
 * Not Qdrant: exact instead of approximate, in memory, one node.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schemas } from '@qdrant/js-client-rest';

type Sparse = Schemas['SparseVector'];
type Vectors = Record<string, number[] | Sparse>;
type Payload = Record<string, unknown>;

interface Stored {
  id: string;
  vectors: Vectors;
  payload: Payload;
}

interface Collection {
  dense: Map<string, number>;
  sparse: Set<string>;
  indexed: Set<string>;
  points: Map<string, Stored>;
}

class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface QdrantDouble {
  url: string;
  /** `METHOD path` of every request so far. */
  asked: string[];
  collections(): string[];
  /** Forgets half of a collection's points, as an interrupted upload leaves it. */
  lose(collection: string): void;
  close(): Promise<void>;
}

export async function openQdrantDouble(apiKey: string | null = null): Promise<QdrantDouble> {
  const collections = new Map<string, Collection>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request)
      .then((result) => reply(response, 200, { result, status: 'ok', time: 0 }))
      .catch((error: unknown) => {
        const status = error instanceof Refused ? error.status : 500;
        reply(response, status, { result: null, status: { error: String(error) }, time: 0 });
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  async function answer(request: IncomingMessage): Promise<unknown> {
    if (apiKey !== null && request.headers['api-key'] !== apiKey) throw new Refused(401, 'Must provide an API key');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://here');
    const [, area, name = '', ...rest] = pathname.split('/');
    const body = await bodyOf(request);
    const what = `${request.method} ${rest.join('/')}`;
    if (area !== 'collections') throw new Refused(404, 'Not found');
    if (what === 'GET exists') return { exists: collections.has(name) };
    if (what === 'PUT ') return createIn(collections, name, body as Schemas['CreateCollection']);
    if (what === 'DELETE ') return collections.delete(name);
    const collection = collections.get(name);
    if (!collection) throw new Refused(404, `Not found: Collection \`${name}\` doesn't exist!`);
    const waits = searchParams.get('wait') === 'true';
    switch (what) {
      case 'PUT index':
        collection.indexed.add((body as Schemas['CreateFieldIndex']).field_name);
        return done(waits);
      case 'PUT points': {
        const points = (body as { points: Schemas['PointStruct'][] }).points.map((point) => checked(collection, point));
        const put = () => {
          for (const point of points) collection.points.set(point.id, point);
        };
        if (waits) put();
        else setTimeout(put, 100);
        return done(waits);
      }
      case 'POST points/count': {
        const { filter } = body as Schemas['CountRequest'];
        return { count: filtered(collection, filter as Schemas['Filter'] | undefined).length };
      }
      case 'POST points/query/groups':
        return { groups: groupsOf(collection, body as Schemas['QueryGroupsRequest']) };
      default:
        throw new Refused(404, `Not found: ${what}`);
    }
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    collections: () => [...collections.keys()],
    lose(name) {
      const points = collections.get(name)?.points;
      for (const [place, id] of [...(points?.keys() ?? [])].entries()) if (place % 2 === 0) points?.delete(id);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function createIn(collections: Map<string, Collection>, name: string, asked: Schemas['CreateCollection']): boolean {
  if (collections.has(name)) throw new Refused(409, `Wrong input: Collection \`${name}\` already exists!`);
  const vectors = (asked.vectors ?? {}) as Record<string, Schemas['VectorParams']>;
  if (Object.values(vectors).some(({ distance }) => distance !== 'Dot')) throw new Refused(400, 'Only Dot is doubled.');
  collections.set(name, {
    dense: new Map(Object.entries(vectors).map(([field, { size }]) => [field, size])),
    sparse: new Set(Object.keys(asked.sparse_vectors ?? {})),
    indexed: new Set(),
    points: new Map(),
  });
  return true;
}

function checked(collection: Collection, { id, vector, payload }: Schemas['PointStruct']): Stored {
  if (typeof id === 'string' && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id))
    throw new Refused(400, `${id} is not a valid point ID, it must be an unsigned integer or a UUID`);
  const vectors = vector as Vectors;
  for (const [name, values] of Object.entries(vectors)) {
    const expected = collection.dense.get(name);
    if (Array.isArray(values) ? values.length !== expected : !isSparse(collection, name, values))
      throw new Refused(400, `Wrong input: Vector dimension error or not existing vector name: ${name}`);
  }
  return { id: String(id), vectors, payload: (payload ?? {}) as Payload };
}

function isSparse({ sparse }: Collection, name: string, { indices, values }: Sparse): boolean {
  return sparse.has(name) && indices.length === values.length && new Set(indices).size === indices.length;
}

interface Scored {
  point: Stored;
  score: number;
}

/** The part of a query that groups, plain queries and prefetches share. */
interface Asking {
  prefetch?: unknown;
  query?: unknown;
  using?: string | null;
  filter?: unknown;
  limit?: number | null;
}

/** Best first. Scores are float32, as in Qdrant. */
function ranked(collection: Collection, { prefetch, query, using, filter }: Asking): Scored[] {
  const allowed = filtered(collection, filter as Schemas['Filter'] | undefined);
  if (prefetch !== undefined && prefetch !== null) {
    if ((query as Schemas['FusionQuery'] | undefined)?.fusion !== 'rrf') throw new Refused(400, 'Only rrf is doubled.');
    const sum = new Map<Stored, number>();
    for (const part of [prefetch].flat() as Schemas['Prefetch'][]) {
      const hits = ranked(collection, part as Asking).slice(0, part.limit ?? 10);
      // Qdrant: 1 / (2 + place).
      for (const [place, { point }] of hits.entries()) sum.set(point, (sum.get(point) ?? 0) + 1 / (2 + place));
    }
    return best([...sum].flatMap(([point, score]) => (allowed.includes(point) ? [{ point, score }] : [])));
  }
  const name = using ?? '';
  if (Array.isArray(query)) {
    if (collection.dense.get(name) !== query.length)
      throw new Refused(400, `Wrong input: Vector dimension error: ${name}`);
    return best(allowed.flatMap((point) => scored(point, point.vectors[name], (own) => dot(own as number[], query))));
  }
  const { indices, values } = query as Sparse;
  if (!collection.sparse.has(name)) throw new Refused(400, `Wrong input: Not existing vector name error: ${name}`);
  if (indices.length === 0) throw new Refused(400, 'Wrong input: Sparse vector query is empty');
  const asked = new Map(indices.map((index, place) => [index, values[place] ?? 0]));
  return best(
    allowed.flatMap((point) =>
      scored(point, point.vectors[name], (own) => {
        const stored = own as Sparse;
        const shared = stored.indices.flatMap((index, place) => {
          const weight = asked.get(index);
          return weight === undefined ? [] : [weight * (stored.values[place] ?? 0)];
        });
        // What shares nothing with the question is not found at all.
        return shared.length === 0 ? null : shared.reduce((sum, value) => sum + value, 0);
      }),
    ),
  );
}

function scored(
  point: Stored,
  own: Vectors[string] | undefined,
  by: (own: Vectors[string]) => number | null,
): Scored[] {
  const score = own === undefined ? null : by(own);
  return score === null ? [] : [{ point, score: Math.fround(score) }];
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, place) => sum + Math.fround(value) * Math.fround(other[place] ?? 0), 0);
}

function best(hits: Scored[]): Scored[] {
  return hits.sort((one, other) => other.score - one.score);
}

function groupsOf(collection: Collection, asked: Schemas['QueryGroupsRequest']): Schemas['PointGroup'][] {
  const groups = new Map<string, Scored[]>();
  for (const hit of ranked(collection, asked as Asking)) {
    const key = String(hit.point.payload[asked.group_by]);
    const group = groups.get(key) ?? [];
    if (group.length < (asked.group_size ?? 3)) groups.set(key, [...group, hit]);
  }
  const wanted = Array.isArray(asked.with_payload) ? asked.with_payload : [];
  return [...groups].slice(0, asked.limit ?? 10).map(([id, hits]) => ({
    id,
    hits: hits.map(({ point, score }) => {
      const payload = Object.fromEntries(Object.entries(point.payload).filter(([field]) => wanted.includes(field)));
      return { id: point.id, version: 0, score, payload };
    }),
  }));
}

function filtered({ points, indexed }: Collection, filter: Schemas['Filter'] | undefined): Stored[] {
  const conditions = ([filter?.must ?? []].flat() as Schemas['FieldCondition'][]).map(({ key, range, match }) => {
    if (!indexed.has(key)) throw new Refused(400, `Bad request: Index required but not found for "${key}"`);
    const { lte, gte } = (range ?? {}) as Schemas['Range'];
    const any = (match as Schemas['MatchAny'] | undefined)?.any as readonly unknown[] | undefined;
    return ({ payload }: Stored) => {
      const value = payload[key];
      if (any) return any.includes(value);
      return typeof value === 'number' && value <= (lte ?? Infinity) && value >= (gte ?? -Infinity);
    };
  });
  return [...points.values()].filter((point) => conditions.every((holds) => holds(point)));
}

function done(waits: boolean): Schemas['UpdateResult'] {
  return { operation_id: 0, status: waits ? 'completed' : 'acknowledged' };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : JSON.parse(text);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

import { createHash } from 'node:crypto';
import { QdrantClient, type Schemas } from '@qdrant/js-client-rest';
import { type EditionId, type EntryId, Refusal } from '#conversation';
import { bestFirst } from '../embedded/searchable-edition.ts';
import { type Grams, gramsOf } from '../grams.ts';
import { bankDay } from '../in-force.ts';
import type { Candidate, EditionContents, KnowledgeIndex } from '../knowledge-index.ts';
import type { TextEncoder } from '../text-encoder.ts';
import { dayNumber, type EditionPoints, editionPoints } from './edition-points.ts';

export interface QdrantSettings {
  url: string;
  apiKey: string | null;
  /** Collections of this installation begin with it. */
  prefix: string;
}

/**
 * The index in Qdrant: dense and sparse vectors, one collection for each edition, shared by all processes. What must be
 * in force is a filter inside every query. A search asks twice: which entries may be meant (dense and sparse, fused),
 * and then what exactly speaks for each of them.
 */
export function openQdrantIndex({ url, apiKey, prefix }: QdrantSettings): KnowledgeIndex {
  const client = new QdrantClient({ url, ...(apiKey && { apiKey }), timeout: PATIENCE_MS, checkCompatibility: false });
  const ready = new Map<EditionId, Ready>();
  const preparing = new Map<EditionId, Promise<Ready>>();

  async function build(contents: EditionContents, encoder: TextEncoder): Promise<Ready> {
    const collection = collectionOf(prefix, contents, encoder);
    const points = await editionPoints(contents, encoder);
    const edition = { collection, points, encoder, isEmpty: points.count === 0 };
    if (edition.isEmpty) return edition;
    if (!(await client.collectionExists(collection)).exists) await create(client, collection, encoder.dimensions);
    // Another process has put them all there already, or was interrupted: the same points under the same ids.
    const { count } = await client.count(collection, { exact: true });
    if (count === points.count) return edition;
    // Before the points: the graph is then built with the filters in mind.
    for (const [field_name, field_schema] of indexed)
      await client.createPayloadIndex(collection, { field_name, field_schema, wait: true });
    for await (const batch of points.points()) await client.upsert(collection, { wait: true, points: [...batch] });
    return edition;
  }

  return {
    async prepare(contents, encoder) {
      const { id } = contents;
      if (ready.has(id)) return;
      const building = preparing.get(id) ?? reached(url, () => build(contents, encoder));
      preparing.set(id, building);
      try {
        ready.set(id, await building);
      } finally {
        preparing.delete(id);
      }
    },

    async search({ edition: id, text, at, limit }) {
      const edition = ready.get(id);
      if (!edition) throw new Refusal('edition-not-ready', { edition: id });
      const question = gramsOf(text);
      if (question.size === 0 || edition.isEmpty) return [];
      const asked = await ask(edition, text, question, bankDay(at));
      return reached(url, async () => {
        const entries = await candidates(client, edition, asked, limit);
        if (entries.length === 0) return [];
        return (await evidence(client, edition, asked, entries)).sort(bestFirst).slice(0, limit);
      });
    },

    async forget(id) {
      const edition = ready.get(id);
      ready.delete(id);
      if (edition && !edition.isEmpty) await reached(url, () => client.deleteCollection(edition.collection));
    },
  };
}

async function reached<Result>(url: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal('index-unreachable', { where: new URL(url).host, why }, error);
  }
}

/** A customer waits: what takes longer has failed. */
const PATIENCE_MS = 10_000;

interface Ready {
  collection: string;
  points: EditionPoints;
  encoder: TextEncoder;
  isEmpty: boolean;
}

/** A question as its vectors, and what its scores are shares of. */
interface Asked {
  words: Schemas['SparseVector'];
  text: Schemas['SparseVector'];
  meaning: number[];
  ofItself: number;
  limit: number;
  inForce: Schemas['Filter'];
}

async function ask({ points, encoder }: Ready, text: string, question: Grams, day: string): Promise<Asked> {
  const [meaning] = await encoder.encode([text]);
  const today = dayNumber(day) ?? 0;
  return {
    words: points.byWording.asked(question),
    text: points.byText.asked(question),
    meaning: Array.from(meaning ?? []),
    ofItself: points.byWording.scoreOfItself(question),
    limit: points.byText.limit(question),
    inForce: {
      must: [
        { key: 'from', range: { lte: today } },
        { key: 'to', range: { gte: today } },
      ],
    },
  };
}

/** An entry has about ten wordings, and each of them may stand before the next entry's. */
const WORDINGS_FOR_AN_ENTRY = 10;
const FEWEST_CANDIDATES = 24;

/** The entries that may be meant: those that dense and sparse vectors find, by reciprocal rank. */
async function candidates(client: QdrantClient, { collection }: Ready, asked: Asked, limit: number): Promise<string[]> {
  const count = Math.max(2 * limit, FEWEST_CANDIDATES);
  // A filter beside the fusion does not reach into what is fused: it stands in each.
  const filter = asked.inForce;
  const prefetch: Schemas['Prefetch'][] = [
    { query: asked.meaning, using: 'meaning', filter, limit: count * WORDINGS_FOR_AN_ENTRY },
    ...sparse(asked.words, 'words', filter, count * WORDINGS_FOR_AN_ENTRY),
    ...sparse(asked.text, 'text', filter, count),
  ];
  const { groups } = await client.queryGroups(collection, {
    prefetch,
    query: { fusion: 'rrf' },
    filter,
    group_by: 'entry',
    group_size: 1,
    limit: count,
    with_payload: false,
  });
  return groups.map(({ id }) => String(id));
}

/** A question none of whose grams is stored asks nothing of a sparse vector. */
function sparse(
  query: Schemas['SparseVector'],
  using: string,
  filter: Schemas['Filter'],
  limit: number,
): Schemas['Prefetch'][] {
  return query.indices.length === 0 ? [] : [{ query, using, filter, limit }];
}

/** What speaks for each of these entries, each kind asked for by itself: a fused rank is worth nothing by itself. */
async function evidence(
  client: QdrantClient,
  { collection }: Ready,
  asked: Asked,
  entries: string[],
): Promise<Candidate[]> {
  const filter = {
    must: [...(asked.inForce.must as Schemas['Condition'][]), { key: 'entry', match: { any: entries } }],
  };
  const by = async (using: string, query: Schemas['SparseVector'] | number[]) => {
    if (!Array.isArray(query) && query.indices.length === 0) return new Map<string, Best>();
    const { groups } = await client.queryGroups(collection, {
      query,
      using,
      filter,
      params: { exact: true },
      group_by: 'entry',
      group_size: 1,
      limit: entries.length,
      with_payload: ['wording'],
    });
    return new Map(groups.map(({ id, hits: [best] }) => [String(id), bestOf(best)]));
  };
  const [words, text, meaning, centre] = await Promise.all([
    by('words', asked.words),
    by('text', asked.text),
    by('meaning', asked.meaning),
    by('centre', asked.meaning),
  ]);
  return entries.flatMap((id): Candidate[] => {
    const nearest = meaning.get(id);
    const worded = words.get(id);
    const textCoverage = Math.min(1, (text.get(id)?.score ?? 0) / asked.limit);
    const similarity = nearest?.score ?? -1;
    if (textCoverage === 0 && similarity <= 0) return [];
    const wording = worded?.wording ?? nearest?.wording ?? '';
    return [
      {
        entry: id as EntryId,
        wording,
        evidence: {
          wordingCoverage: Math.min(1, (worded?.score ?? 0) / asked.ofItself),
          textCoverage,
          similarity,
          centroidSimilarity: centre.get(id)?.score ?? 0,
        },
      },
    ];
  });
}

interface Best {
  score: number;
  wording: string | null;
}

function bestOf(hit: Schemas['ScoredPoint'] | undefined): Best {
  const wording = hit?.payload?.wording;
  return { score: hit?.score ?? 0, wording: typeof wording === 'string' ? wording : null };
}

async function create(client: QdrantClient, collection: string, size: number): Promise<void> {
  try {
    // Vectors have length 1 already, or are zeros: Cosine would change what is kept.
    const dense = { size, distance: 'Dot' } as const;
    await client.createCollection(collection, {
      vectors: { meaning: dense, centre: dense },
      sparse_vectors: { words: {}, text: {} },
    });
  } catch (error) {
    // Of two processes that prepare an edition at once, one makes its collection.
    if (!(await client.collectionExists(collection)).exists) throw error;
  }
}

const indexed = [
  ['entry', 'keyword'],
  ['from', 'integer'],
  ['to', 'integer'],
] as const;

/** An edition never changes, its encoder may with the program: processes of two versions do not share vectors. */
function collectionOf(prefix: string, { id, entries }: EditionContents, encoder: TextEncoder): string {
  const made = createHash('sha256')
    .update(`${FORM} ${encoder.id} ${JSON.stringify(entries)}`)
    .digest('hex')
    .slice(0, 12);
  return `${prefix}-edition-${id}-${made}`;
}

/** Grows with every change of what a point holds. */
const FORM = 1;

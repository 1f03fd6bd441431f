import { publish } from '#kb-ingest';
import {
  decide,
  type Entry,
  type Hit,
  type Outcome,
  openEmbeddedIndex,
  openKnowledge,
  openLearning,
  type Reliability,
} from '#knowledge';
import { openStore } from '#store';

/** A knowledge base, published into a record of its own and served as the product serves it. */
export interface Published {
  search(text: string): Promise<readonly Hit[]>;
  decide(hits: readonly Hit[]): Outcome;
  reliability: Reliability;
  /** From publication until it can be asked. */
  trainSeconds: number;
  close(): Promise<void>;
}

const ASKED_FOR = 10;

export async function publishAside(entries: readonly Entry[], risk: number): Promise<Published> {
  const store = await openStore({ kind: 'embedded', folder: ':memory:' });
  const at = new Date();
  const edition = await publish({ store: store.editions, entries, by: 'evaluation', at, sample: true });
  const knowledge = openKnowledge({
    editions: {
      ...store.editions,
      contents: async (id) => {
        const contents = await store.editions.contents(id);
        return contents && { id, entries: contents.entries as readonly Entry[] };
      },
    },
    index: openEmbeddedIndex(),
    learn: openLearning(),
    risk,
  });
  const started = performance.now();
  await knowledge.refresh();
  const trainSeconds = (performance.now() - started) / 1_000;
  return {
    search: (text) => knowledge.search({ edition, text, at, limit: ASKED_FOR }),
    decide: (hits) => decide(hits, knowledge.thresholds(edition)),
    reliability: knowledge.reliability(edition),
    trainSeconds,
    close: () => store.close(),
  };
}

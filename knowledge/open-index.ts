import { openEmbeddedIndex } from './embedded/embedded-index.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import type { QdrantSettings } from './qdrant/qdrant-index.ts';

/** The index an installation has: Qdrant's where one is named, else in this process's memory. */
export async function openIndex(qdrant: QdrantSettings | null): Promise<KnowledgeIndex> {
  if (!qdrant) return openEmbeddedIndex();
  // Its client is loaded only where it is used.
  const { openQdrantIndex } = await import('./qdrant/qdrant-index.ts');
  return openQdrantIndex(qdrant);
}

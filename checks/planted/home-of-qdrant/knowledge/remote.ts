import type { QdrantClient } from '@qdrant/js-client-rest';

export type Borrowed = QdrantClient;

import { QdrantClient } from '@qdrant/js-client-rest';

export const client = QdrantClient;

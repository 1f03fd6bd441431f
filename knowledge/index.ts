export type { EditionContents, Entry, Hit, KnowledgeIndex, Query } from './knowledge-index.ts';

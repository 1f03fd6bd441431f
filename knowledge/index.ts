/** The published edition: found by question, decided by thresholds that its own questions set. */
export { decide, type Outcome, type Thresholds } from './calibration/decide.ts';
export { Bm25Field } from './embedded/bm25-field.ts';
export { openEmbeddedIndex } from './embedded/embedded-index.ts';
export { openBaseEncoder } from './encoder/edition-encoder.ts';
export { gramsOf } from './grams.ts';
export { bankDay } from './in-force.ts';
export type { Candidate, EditionContents, Entry, Evidence, Hit, KnowledgeIndex, Query } from './knowledge-index.ts';
export { type Learning, openLearning } from './learning/learn-elsewhere.ts';
export { LEARNED_NAME } from './learning/learned.ts';
export { pack, UnreadableFile, unpack } from './learning/packed.ts';
export { type Knowledge, type KnowledgeParts, openKnowledge, type PublishedEditions } from './live.ts';
export { openIndex } from './open-index.ts';
export type { QdrantSettings } from './qdrant/qdrant-index.ts';
export { seeded } from './seeded.ts';
export { toSimplified } from './simplified.ts';
export { charactersRead, syllableOf } from './spelling/syllables.ts';
export type { TextEncoder } from './text-encoder.ts';

/** Language models behind OpenAI-compatible endpoints; the one user of `openai` and of LangChain's chat models. */
export { absentModel } from './absent-model.ts';
export type { AnswerModel, Ending, Piece, Usage, WritingLimits } from './answer-model.ts';
export { type FailureKind, ModelFailure } from './failure.ts';
export { openAnswerModel } from './open-model.ts';
export type { PatienceParts, Writing } from './patient-model.ts';
export { type EmbeddingEndpoint, type EmbeddingLimits, openTextEmbeddings } from './text-embeddings.ts';
export type { Endpoint } from './writer.ts';

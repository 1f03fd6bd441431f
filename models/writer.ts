import type { AnswerModel, Piece } from './answer-model.ts';

/** One try at an endpoint. Time, tries again, rest and budget are the model's around it. */
export interface Writer {
  readonly name: string;
  write(prompt: Parameters<AnswerModel['write']>[0], signal: AbortSignal): AsyncIterable<Piece>;
}

export interface Endpoint {
  /** With its version path, as the provider gives it: https://host/v1. */
  baseUrl: string;
  key: string | null;
  model: string;
  /** Further fields of the request, for what a provider has of its own. A field that is null here is left out. */
  extra: Readonly<Record<string, unknown>>;
}

/** Sources become draft entries, and entries an edition. */
export { type CleanLine, type CleanText, cleanText } from './cleaning/clean-text.ts';
export type { DraftEntry, Drafts, Problem, SourceFinding } from './draft.ts';
export { toEntries } from './entries/to-entries.ts';
export { type FileReport, ingestFolder } from './ingest-folder.ts';
export { type Place, sayPlace } from './place.ts';
export { type EditionsForPublishing, type Publication, publish } from './publish.ts';
export { readSource, type Source } from './source/read-source.ts';

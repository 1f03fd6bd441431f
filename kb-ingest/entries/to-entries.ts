import type { Drafts } from '../draft.ts';
import type { Source } from '../source/read-source.ts';
import { Claims } from './claims.ts';
import { entriesFromEntryForm, isEntryForm } from './from-entry-form.ts';
import { entriesFromSections } from './from-sections.ts';

/**
 * The entries of one source: those that are written as such, or else one for each section. What is wrong is a finding
 * with its line; everything else is read. `claims` carries the ids and wordings of the files before.
 */
export function toEntries(source: Source, claims: Claims = new Claims()): Drafts {
  return isEntryForm(source) ? entriesFromEntryForm(source, claims) : entriesFromSections(source, claims);
}

/** Inspection of what was said in every conversation, with appeal. */
export { figures, plain } from './conduct.ts';
export {
  type Appeals,
  type InspectionsOfHouse,
  openAppeals,
  openInspections,
  type Published,
} from './inspections.ts';
export { mayInspect } from './sight.ts';

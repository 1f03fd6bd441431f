/** Bot Framework: its Direct Line 3.0 for customers' pages, and its handoff events. The one home of botbuilder. */
export { type DirectLine, openDirectLine } from './direct-line.ts';
export { composeHandoffInitiation } from './handoff-initiation.ts';
export { directLinePath } from './names.ts';
export { allowOrigins } from './origins.ts';

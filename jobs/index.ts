export type { HandoffJob, Jobs, Signal, Signals, WakeQueue, Work } from './jobs.ts';
export { type JobsSettings, openJobs } from './open.ts';

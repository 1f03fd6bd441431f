import type { HandoffId, StaffId } from './ids.ts';

/**
 * Who speaks in a conversation. Every change of control increments the conversation's control token; whoever
 * speaks shows the token it read, when committing and again when sending.
 */
export type Control =
  | { by: 'bot' }
  | { by: 'waiting-line'; handoff: HandoffId }
  | { by: 'agent'; agent: StaffId; handoff: HandoffId }
  | { by: 'nobody' };

/** Grows by one with every change of control, and never falls. */
export type ControlToken = number & { readonly __brand: 'ControlToken' };

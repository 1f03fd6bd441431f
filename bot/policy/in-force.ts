import type { PolicyVersion } from '#conversation';
import type { PolicyTable } from '#conversation/wire';

/** A published policy: a turn keeps to the one it started with. */
export interface PolicyInForce {
  version: PolicyVersion;
  table: PolicyTable;
}

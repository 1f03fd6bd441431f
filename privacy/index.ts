/**
 * What keeps customers' data to themselves: masking, sealing, and the chain of the audit trail. Pure of store and HTTP.
 */
export { auditStart, type ChainedRecord, chainAudit, verifyAudit } from './audit/chain.ts';
export { type AuditAct, type AuditRecord, auditActs } from './audit/record.ts';
export { type Masked, mask } from './masking/mask.ts';
export { maskDeep } from './masking/mask-deep.ts';
export { defaultRules, type MaskRules, type PersonalKind, type Shown } from './masking/rules.ts';
export { auditKey, keyCheck, requireMatchingKey } from './sealing/derived-keys.ts';
export type { RandomBytes } from './sealing/envelope.ts';
export { readMasterKey } from './sealing/master-key.ts';
export { openSafe, type Safe } from './sealing/safe.ts';
export { type DataKeys, openVault, type Vault, type VaultParts } from './sealing/vault.ts';

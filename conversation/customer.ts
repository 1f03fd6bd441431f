import type { CustomerId } from './ids.ts';

/**
 * Who a conversation is with. A customer is anonymous until the bank says who it is; what the bank said then stays
 * proven for this conversation, whoever speaks.
 */
export interface Customer {
  id: CustomerId;
  /** The bank's own id of the customer; null while anonymous. */
  bankId: string | null;
  tier: Tier;
  birthYear: number | null;
  /** How the bank proved it: null while anonymous. */
  assurance: Assurance | null;
}

export const tiers = ['standard', 'gold', 'vip'] as const;
export type Tier = (typeof tiers)[number];

/** How strongly the bank proved who this is: signed in only, or stepped up (code, face, device) for this session. */
export const assurances = ['signed-in', 'stepped-up'] as const;
export type Assurance = (typeof assurances)[number];

/** Names of things, branded so that one cannot be handed over as another. All are opaque strings to their readers. */
export type ConversationId = string & { readonly __brand: 'ConversationId' };
export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type HandoffId = string & { readonly __brand: 'HandoffId' };
/** A member of staff: agent, supervisor, editor, reviewer or administrator. */
export type StaffId = string & { readonly __brand: 'StaffId' };
/** A knowledge entry. The same entry keeps its id from edition to edition. */
export type EntryId = string & { readonly __brand: 'EntryId' };
/** A published edition: 1, 2, 3 … in the order of publication. */
export type EditionId = number & { readonly __brand: 'EditionId' };
/** A version of the policy of listening: 1, 2, 3 … in the order of publication. */
export type PolicyVersion = number & { readonly __brand: 'PolicyVersion' };
/** One inspection of a conversation's part. */
export type InspectionId = string & { readonly __brand: 'InspectionId' };

/** What a member of staff may do. One person may hold several roles, but nobody approves what they wrote. */
export const roles = ['agent', 'supervisor', 'editor', 'reviewer', 'administrator'] as const;
export type Role = (typeof roles)[number];

export const presences = ['online', 'away', 'offline'] as const;
/** Only `online` is offered new chats; `away` keeps what it holds. */
export type Presence = (typeof presences)[number];

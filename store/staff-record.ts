import type { Presence, Role, Skill, StaffId } from '#conversation';

export interface StaffMember {
  id: StaffId;
  account: string;
  name: string;
  roles: readonly Role[];
  skills: readonly Skill[];
  capacity: number;
  active: boolean;
  presence: Presence;
}

export interface StaffRecord {
  /** Refuses 'account-taken'. */
  add(member: Omit<StaffMember, 'presence' | 'active'> & { passwordHash: string; at: Date }): Promise<void>;
  /** Changes what is given. A new password or `active: false` ends every session of the account. Refuses 'unknown-staff'. */
  change(
    id: StaffId,
    change: Partial<Pick<StaffMember, 'name' | 'roles' | 'skills' | 'capacity' | 'active'>> & { passwordHash?: string },
  ): Promise<StaffMember>;
  find(id: StaffId): Promise<StaffMember | null>;
  /** Everybody, with when their page was last connected. */
  all(): Promise<readonly (StaffMember & { seenAt: Date | null })[]>;
  /** For signing in only. */
  credentials(
    account: string,
  ): Promise<{ member: StaffMember; passwordHash: string; failedSignIns: number; lockedUntil: Date | null } | null>;
  noteFailedSignIn(id: StaffId, lockedUntil: Date | null): Promise<void>;
  noteSignIn(id: StaffId): Promise<void>;
  setPresence(id: StaffId, presence: Presence, at: Date): Promise<void>;
  /** Their pages are connected now. */
  seen(ids: readonly StaffId[], at: Date): Promise<void>;
  /** How many chats are offered to or held by each. */
  load(id: StaffId): Promise<number>;
  onDuty(skill: Skill, seenAfter: Date): Promise<number>;
  openSession(session: { tokenHash: string; staff: StaffId; csrf: string; expiresAt: Date }): Promise<void>;
  session(tokenHash: string, at: Date): Promise<{ member: StaffMember; csrf: string } | null>;
  closeSession(tokenHash: string): Promise<void>;
}

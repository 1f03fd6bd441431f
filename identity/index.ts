/** Who is who: staff accounts with their sessions, and the bank's word on who a customer is. */
export { type Assertions, openAssertions, type Proven } from './assertions.ts';
export { openStaffAccounts, type SignedIn, type StaffAccounts, type StaffAccountsParts } from './staff-accounts.ts';

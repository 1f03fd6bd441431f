import type { Shown } from './timeline.ts';

/** What a customer would want to know of who has not looked since the place `seen`: what the house said to them. */
export function unreadSince(shown: readonly Shown[], seen: number): number {
  return shown.filter((one) => one.kind === 'message' && one.author !== 'customer' && placeOf(one.activityId) > seen)
    .length;
}

/** Activities are named `CONVERSATION|0000012`, by their place among what the customer is shown. */
function placeOf(activityId: string): number {
  return Number(activityId.split('|')[1]) || 0;
}

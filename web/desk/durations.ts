import type { HandoffView } from '#conversation/wire';
import type { Words } from './words/words.ts';

/** 00:42, 12:08, 71:12:08: minutes and seconds, with hours in front once there are any. Never below zero. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const shown = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}

/** What a time limit is told from. */
export type Limited = Pick<HandoffView, 'skill' | 'ruling'>;

/**
 * How long a customer may wait for a person's word, in milliseconds: as the policy has it. Where no policy decided, one
 * minute for an urgent matter, three for the others.
 */
export function timeLimit({ skill, ruling }: Limited): number {
  return 60_000 * (ruling?.acceptWithinMinutes ?? (skill === 'urgent' ? 1 : 3));
}

/** `soon` in the last third of the time, `over` after it. */
export type Hurry = 'none' | 'soon' | 'over';

export function hurryOf(limited: Limited, waitedMs: number): Hurry {
  const limit = timeLimit(limited);
  if (waitedMs > limit) return 'over';
  return waitedMs >= (limit * 2) / 3 ? 'soon' : 'none';
}

/** Just now, 3 minutes ago; 10:02 today, 11-22 10:02 on another day. */
export function timeOf({ time }: Words, at: string, now: number): string {
  const passed = now - Date.parse(at);
  if (passed < 60_000) return time.justNow;
  if (passed < 3_600_000) return time.minutesAgo(Math.floor(passed / 60_000));
  return clockTime(at, now);
}

/** 10:02 today, 11-22 10:02 on another day. */
export function clockTime(at: string, now: number): string {
  const moment = new Date(at);
  const time = [moment.getHours(), moment.getMinutes()].map(twoDigits).join(':');
  if (moment.toDateString() === new Date(now).toDateString()) return time;
  return `${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())} ${time}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

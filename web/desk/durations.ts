/** 00:42, 12:08, 71:12:08: minutes and seconds, with hours in front once there are any. Never below zero. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const shown = hours > 0 ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return shown.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * When waiting becomes too long. An urgent matter, such as a card loss, is to be handled within five minutes, so it is
 * called after one; the others after three.
 */
export function isTooLong(skill: string, milliseconds: number): boolean {
  return milliseconds > (skill === 'urgent' ? 60_000 : 180_000);
}

/** 10:02 today, 11-22 10:02 on another day. */
export function timeOf(at: string, now: number): string {
  const moment = new Date(at);
  const time = [moment.getHours(), moment.getMinutes()].map(twoDigits).join(':');
  if (moment.toDateString() === new Date(now).toDateString()) return time;
  return `${twoDigits(moment.getMonth() + 1)}-${twoDigits(moment.getDate())} ${time}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

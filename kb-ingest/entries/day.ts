/**
 * A date as people write it (2026-05-01, 2026/5/1, 2026年5月1日) as YYYY-MM-DD; null when it is none, or not in the
 * calendar.
 */
export function dayIn(text: string): string | null {
  const found = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/u.exec(text.trim());
  if (!found) return null;
  const day = `${found[1]}-${found[2]?.padStart(2, '0')}-${found[3]?.padStart(2, '0')}`;
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : day;
}

import { type CellValue, formatValue } from 'hucre';

/** A cell's value as Excel shows it: 3.45%, ¥1,234.50, 2026-05-01. A rate without its format would be another rate. */
export function shown(value: CellValue, format: string, is1904: boolean): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return day(value);
  if (typeof value !== 'number') return String(value).trim();
  if (format === '' || /^general$/i.test(format)) return plain(value);
  return formatValue(exact(value), withSymbols(format), { is1904 }).replace(/\s+/gu, ' ').trim();
}

/** Excel keeps 15 digits; what stands behind them is binary arithmetic. */
function exact(value: number): number {
  return Number(value.toPrecision(15));
}

function plain(value: number): string {
  return String(exact(value));
}

/** `[$¥-804]` is a currency's symbol with its language; the formatter knows it only as quoted text. */
function withSymbols(format: string): string {
  return format.replace(/\[\$([^\]-]+)(?:-[^\]]*)?\]/g, '"$1"');
}

/** Dates are kept as midnight UTC; a time of day is said only where there is one. */
function day(date: Date): string {
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}

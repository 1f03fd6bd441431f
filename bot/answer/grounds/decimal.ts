/** Decimal numbers as text, exact: 0.1 stays 0.1. Canonical: no sign, no leading or trailing zero, no dot at the end. */
export function canonical(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const trimmed = fraction.replace(/0+$/u, '');
  return (whole.replace(/^0+(?=\d)/u, '') || '0') + (trimmed === '' ? '' : `.${trimmed}`);
}

/** Times ten to the power of `places`, which may be negative. */
export function shifted(number: string, places: number): string {
  const [whole = '', fraction = ''] = number.split('.');
  const digits = whole + fraction;
  const point = whole.length + places;
  if (point <= 0) return canonical(`0.${'0'.repeat(-point)}${digits}`);
  return canonical(`${digits.slice(0, point).padEnd(point, '0')}.${digits.slice(point)}`);
}

export function sum(one: string, other: string): string {
  const places = Math.max(one.split('.')[1]?.length ?? 0, other.split('.')[1]?.length ?? 0);
  const whole = (number: string) => BigInt(shifted(number, places));
  return shifted(String(whole(one) + whole(other)), -places);
}

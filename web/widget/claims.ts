/**
 * What the bank's assertion says of the customer, as far as this page acts on it by itself: whose conversation this
 * browser remembers, and how large to write. Unproven: whatever matters the server proves by the signature.
 */
export interface Claims {
  /** Tells customers of this browser apart, and names nobody: 32 bits of a hash. */
  customer: string;
  birthYear: number | null;
}

/** Reads the payload of a compact JWS (RFC 7515); null for what is none. */
export function readClaims(assertion: string): Claims | null {
  try {
    const payload = (assertion.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const { customerId, birthYear } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<string, unknown>>;
    if (typeof customerId !== 'string') return null;
    return { customer: hash(customerId), birthYear: typeof birthYear === 'number' ? birthYear : null };
  } catch {
    return null;
  }
}

/** FNV-1a, which needs no secure context, as `crypto.subtle` does. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193);
  return (value >>> 0).toString(36);
}

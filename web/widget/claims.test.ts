import { describe, expect, it } from 'vitest';
import { readClaims } from './claims.ts';

const assertion = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

describe('what an assertion says to the page', () => {
  it('is who the customer is, without the number, and the year of birth', () => {
    const claims = readClaims(assertion({ customerId: '客户-0001', birthYear: 1950, tier: 'gold' }));
    expect(claims).toEqual({ customer: expect.stringMatching(/^[a-z0-9]{1,7}$/), birthYear: 1950 });
    expect(readClaims(assertion({ customerId: '客户-0001' }))?.customer).toBe(claims?.customer);
    expect(readClaims(assertion({ customerId: '客户-0002' }))?.customer).not.toBe(claims?.customer);
  });

  it.each(['', 'no assertion', 'a.b.c', 'a.e30.c', assertion({ customerId: 7 })])('is nothing in "%s"', (text) => {
    expect(readClaims(text)).toBeNull();
  });
});

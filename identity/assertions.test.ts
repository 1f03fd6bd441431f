import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, type JWTPayload, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '#conversation';
import { openAssertions } from '#identity';

const now = new Date('2026-11-23T08:00:00Z');
const audience = 'xianting';
const conversation = 'c-1' as ConversationId;
const claims = { customerId: '6200-88', tier: 'gold', birthYear: 1958, assurance: 'signed-in' } as const;

const pairs = {
  EdDSA: generateKeyPairSync('ed25519'),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
};
const foreign = generateKeyPairSync('ed25519');
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }) as string;
const bank = { keys: pem(pairs.EdDSA.publicKey), audience, clock: () => now };
const inSeconds = (seconds: number) => Math.floor(now.getTime() / 1_000) + seconds;

interface Signing {
  alg?: string;
  kid?: string;
  key?: KeyObject | Uint8Array;
}

/** What the bank's backend does. */
function signAssertion(stated: JWTPayload, { alg = 'EdDSA', kid, key = pairs.EdDSA.privateKey }: Signing = {}) {
  const header = kid === undefined ? { alg } : { alg, kid };
  return new SignJWT({ aud: audience, exp: inSeconds(300), ...stated }).setProtectedHeader(header).sign(key);
}

describe('the word of the bank', () => {
  it.each(Object.entries(pairs))(
    'is believed when signed with %s by its key',
    async (alg, { publicKey, privateKey }) => {
      const assertions = openAssertions({ ...bank, keys: pem(publicKey) });
      const proven = await assertions.prove(await signAssertion({ ...claims }, { alg, key: privateKey }));
      expect(proven).toEqual({ bankId: '6200-88', tier: 'gold', birthYear: 1958, assurance: 'signed-in' });
    },
  );

  it('may leave the birth year out, say more than we read, and be for several audiences', async () => {
    const { birthYear: _, ...rest } = claims;
    const assertion = await signAssertion({ ...rest, branch: '0571', aud: ['app', audience] });
    expect((await openAssertions(bank).prove(assertion)).birthYear).toBeNull();
  });

  it('may be made out for one conversation, and then proves nothing elsewhere', async () => {
    const assertions = openAssertions(bank);
    const assertion = await signAssertion({ ...claims, conversationId: conversation });
    expect(await assertions.prove(assertion, conversation)).toMatchObject({ bankId: '6200-88' });
    await expect(assertions.prove(assertion, 'c-2' as ConversationId)).rejects.toMatchObject(
      refusedFor('不是为这个对话签发的'),
    );
    await expect(assertions.prove(assertion)).rejects.toMatchObject(refusedFor('不是为这个对话签发的'));
  });

  it('is read by any of several keys: PEM blocks, one JWK, or a JWKS whose names pick the key', async () => {
    const second = generateKeyPairSync('ed25519');
    const jwk = { ...(await exportJWK(pairs.EdDSA.publicKey)), kid: '2026-a' };
    const secondJwk = { ...(await exportJWK(second.publicKey)), kid: '2026-b' };
    const texts = [
      pem(foreign.publicKey) + pem(pairs.EdDSA.publicKey),
      JSON.stringify(jwk),
      JSON.stringify({ keys: [secondJwk, jwk] }),
    ];
    for (const keys of texts) {
      const assertions = openAssertions({ ...bank, keys });
      expect(await assertions.prove(await signAssertion(claims, { kid: '2026-a' }))).toMatchObject({ tier: 'gold' });
      expect(await assertions.prove(await signAssertion(claims))).toMatchObject({ tier: 'gold' });
    }
    const misnamed = openAssertions({ ...bank, keys: texts[2] ?? '' });
    const assertion = await signAssertion(claims, { kid: '2026-b' });
    await expect(misnamed.prove(assertion)).rejects.toMatchObject(refusedFor('签名无效'));
  });
});

describe('what is not the word of the bank', () => {
  const publicPem = new TextEncoder().encode(pem(pairs.RS256.publicKey));
  it.each<[string, () => Promise<string> | string, string]>([
    ['another key', () => signAssertion(claims, { key: foreign.privateKey }), '签名无效'],
    ['an altered text', async () => altered(await signAssertion(claims), { tier: 'vip' }), '签名无效'],
    ['a cut signature', async () => (await signAssertion(claims)).slice(0, -4), '签名无效'],
    ['no signature (alg none)', () => unsigned({ ...claims, aud: audience, exp: inSeconds(300) }), '签名算法不受支持'],
    [
      'the public key used as a shared secret',
      () => signAssertion(claims, { alg: 'HS256', key: publicPem }),
      '签名算法不受支持',
    ],
    [
      'another algorithm of the same key',
      () => signAssertion(claims, { alg: 'PS256', key: pairs.RS256.privateKey }),
      '签名算法不受支持',
    ],
    [
      'an algorithm that none of our keys has',
      () => signAssertion(claims, { alg: 'ES256', key: pairs.ES256.privateKey }),
      '签名密钥不受信任',
    ],
    ['another audience', () => signAssertion({ ...claims, aud: 'other-system' }), '签发对象不是本系统'],
    ['no audience', () => signAssertion({ ...claims, aud: undefined as never }), '签发对象不是本系统'],
    ['no end', () => signAssertion({ ...claims, exp: undefined as never }), '字段 exp 缺失或无效'],
    ['a past end', () => signAssertion({ ...claims, exp: inSeconds(-10) }), '已过期'],
    ['a life of more than ten minutes', () => signAssertion({ ...claims, exp: inSeconds(606) }), '有效期超过 10 分钟'],
    ['a beginning in the future', () => signAssertion({ ...claims, nbf: inSeconds(60) }), '尚未生效'],
    ['no customer', () => signAssertion({ ...claims, customerId: '' }), '字段 customerId 缺失或无效'],
    [
      'an endless customer',
      () => signAssertion({ ...claims, customerId: 'x'.repeat(65) }),
      '字段 customerId 缺失或无效',
    ],
    [
      'a customer with hidden characters',
      () => signAssertion({ ...claims, customerId: 'a\u200bb' }),
      '字段 customerId 缺失或无效',
    ],
    ['an unknown tier', () => signAssertion({ ...claims, tier: 'platinum' }), '字段 tier 缺失或无效'],
    ['no assurance', () => signAssertion({ ...claims, assurance: undefined }), '字段 assurance 缺失或无效'],
    ['a birth year in words', () => signAssertion({ ...claims, birthYear: '1958' }), '字段 birthYear 缺失或无效'],
    ['something else', () => '你好', '格式不正确'],
    ['nothing', () => '', '格式不正确'],
  ])('%s is refused, and why is said', async (_what, made, why) => {
    await expect(openAssertions(bank).prove(await made())).rejects.toMatchObject(refusedFor(why));
  });

  it('is everything, where no key of the bank is configured', async () => {
    const assertions = openAssertions({ ...bank, keys: null });
    await expect(assertions.prove(await signAssertion(claims))).rejects.toMatchObject(
      refusedFor('本系统尚未配置银行公钥'),
    );
  });

  it('never includes the longest customer id and the longest life that are allowed', async () => {
    const customerId = '客'.repeat(64);
    const assertion = await signAssertion({ ...claims, customerId, exp: inSeconds(600) });
    expect((await openAssertions(bank).prove(assertion)).bankId).toBe(customerId);
  });
});

describe('keys of the bank', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  it.each<[string, string]>([
    ['no key', 'hello'],
    ['broken JSON', '{"kty":'],
    ['an empty set', '{"keys":[]}'],
    ['a JWK of nothing', '{"kty":"OKP"}'],
    ['a shared secret', '{"kty":"oct","k":"AAAA"}'],
    ['a private key', foreign.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['a private JWK', JSON.stringify(foreign.privateKey.export({ format: 'jwk' }))],
    ['an RSA key that is too short', pem(small.publicKey)],
    ['a curve that is not supported', pem(curve.publicKey)],
    ['a damaged block', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----'],
  ])('stop the start when they are %s', (_what, keys) => {
    expect(() => openAssertions({ ...bank, keys })).toThrow(
      expect.objectContaining({
        code: 'bad-setting',
        particulars: expect.objectContaining({ name: 'XIANTING_BANK_KEYS' }),
      }),
    );
  });
});

const refusedFor = (why: string) => ({ code: 'assertion-refused', particulars: { why } });

function altered(assertion: string, change: object): string {
  const [header, payload = '', signature] = assertion.split('.');
  return [header, encoded({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...change }), signature].join(
    '.',
  );
}

const unsigned = (payload: object) => `${encoded({ alg: 'none' })}.${encoded(payload)}.`;
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

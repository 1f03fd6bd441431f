import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { type Assurance, assurances, type ConversationId, Refusal, type Tier, tiers } from '#conversation';
import { algorithms, type BankKey, readBankKeys } from './bank-keys.ts';

/**
 * The bank's word on who a customer is: a short-lived assertion (JWS, compact) that its backend signs.
 *
 * Not part of this: making the customer known to the record (`store.customers.recognise`), and a replay within the
 * assertion's life: it says the same about the same person again.
 */
export interface Assertions {
  /**
   * What the bank says, proven. An assertion made out for one conversation proves nothing in another. Refuses
   * 'assertion-refused' with the reason in Chinese: forged, expired, for another audience or by another key, malformed.
   */
  prove(assertion: string, conversation?: ConversationId): Promise<Proven>;
}

export interface Proven {
  /** The bank's own id of the customer. */
  bankId: string;
  tier: Tier;
  birthYear: number | null;
  assurance: Assurance;
}

/** `keys`: PEM or JWK(S) text of the bank's public keys; null where none is configured. Refuses 'bad-setting'. */
export function openAssertions(settings: { keys: string | null; audience: string; clock: () => Date }): Assertions {
  const { audience, clock } = settings;
  const bankKeys = settings.keys === null ? [] : readBankKeys(settings.keys);

  return {
    async prove(assertion, conversation) {
      if (bankKeys.length === 0) throw refused('本系统尚未配置银行公钥');
      const payload = await verify(assertion, candidates(bankKeys, assertion), { audience, at: clock() });
      const claims = Claims.safeParse(payload);
      if (!claims.success) throw refused(`字段 ${claims.error.issues[0]?.path.join('.') ?? ''} 缺失或无效`);
      const { customerId, tier, birthYear, assurance, conversationId, exp } = claims.data;
      if (exp * 1_000 > clock().getTime() + LONGEST_LIFE_MS + TOLERANCE_MS) throw refused('有效期超过 10 分钟');
      if (conversationId !== undefined && conversationId !== conversation) throw refused('不是为这个对话签发的');
      return { bankId: customerId, tier, birthYear: birthYear ?? null, assurance };
    },
  };
}

const LONGEST_LIFE_MS = 10 * 60_000;
/** How far the bank's clock and ours may be apart. */
const TOLERANCE_MS = 5_000;

/** What is read of an assertion; further claims are the bank's own business. */
const Claims = z.object({
  customerId: z.string().regex(/^[^\p{Cc}\p{Cf}\s](?:[^\p{Cc}\p{Cf}]{0,62}[^\p{Cc}\p{Cf}\s])?$/u),
  tier: z.enum(tiers),
  birthYear: z.number().int().min(1900).max(2100).nullish(),
  assurance: z.enum(assurances),
  conversationId: z.string().optional(),
  exp: z.number(),
});

/** The keys that may have signed it: of its algorithm, and by name where the assertion names one of ours. */
function candidates(keys: readonly BankKey[], assertion: string): readonly BankKey[] {
  let header: { alg?: string; kid?: string };
  try {
    header = decodeProtectedHeader(assertion);
  } catch (cause) {
    throw refused('格式不正确', cause);
  }
  if (!algorithms.some((algorithm) => algorithm === header.alg)) throw refused('签名算法不受支持');
  const ofAlgorithm = keys.filter(({ algorithm }) => algorithm === header.alg);
  const named = ofAlgorithm.filter(({ kid }) => kid !== null && kid === header.kid);
  // A key without a name (PEM) may be the one meant by any.
  const possible = named.length > 0 ? named : ofAlgorithm.filter(({ kid }) => kid === null || header.kid === undefined);
  if (possible.length === 0) throw refused('签名密钥不受信任');
  return possible;
}

async function verify(
  assertion: string,
  keys: readonly BankKey[],
  { audience, at }: { audience: string; at: Date },
): Promise<JWTPayload> {
  let last: unknown;
  for (const { key, algorithm } of keys) {
    try {
      const { payload } = await jwtVerify(assertion, key, {
        algorithms: [algorithm],
        audience,
        requiredClaims: ['exp', 'aud'],
        currentDate: at,
        clockTolerance: TOLERANCE_MS / 1_000,
      });
      return payload;
    } catch (failure) {
      last = failure;
      if (!(failure instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  throw refused(reason(last), last);
}

function reason(failure: unknown): string {
  if (failure instanceof errors.JWSSignatureVerificationFailed) return '签名无效';
  if (failure instanceof errors.JWTExpired) return '已过期';
  if (failure instanceof errors.JWTClaimValidationFailed) {
    if (failure.claim === 'aud') return '签发对象不是本系统';
    if (failure.claim === 'nbf') return '尚未生效';
    return `字段 ${failure.claim} 缺失或无效`;
  }
  return '格式不正确';
}

function refused(why: string, cause?: unknown): Refusal {
  return new Refusal('assertion-refused', { why }, cause);
}

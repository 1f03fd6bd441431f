import { openEncryption } from '../encryption.ts';
import { signatureOf } from '../signature.ts';
import { writeXml } from '../xml.ts';

/** An account as its console was filled in. */
export interface SimulatedAccount {
  appId: string;
  secret: string;
  token: string;
  /** Null: 明文模式, plain text. */
  aesKey: string | null;
  /** The account's original id, 原始 ID. */
  originalId: string;
}

export interface SignedPush {
  /** To be added to the URL that was entered in the console. */
  query: string;
  body: string;
}

/** A push as the platform sends it: signed, and encrypted where the account is set so. */
export function signPush(
  { appId, token, aesKey, originalId }: SimulatedAccount,
  elements: Readonly<Record<string, string | number>>,
  { timestamp, nonce }: { timestamp: string; nonce: string },
): SignedPush {
  const xml = writeXml({ ToUserName: originalId, ...elements });
  const query = new URLSearchParams({
    signature: signatureOf(token, timestamp, nonce),
    timestamp,
    nonce,
    openid: String(elements.FromUserName ?? ''),
  });
  if (aesKey === null) return { query: query.toString(), body: xml };
  const cipherText = openEncryption({ appId, keys: [aesKey] }).encrypt(xml);
  query.set('encrypt_type', 'aes');
  query.set('msg_signature', signatureOf(token, timestamp, nonce, cipherText));
  return { query: query.toString(), body: writeXml({ ToUserName: originalId, Encrypt: cipherText }) };
}

/** What became of a push: how often it was sent until somebody acknowledged it. */
export interface Pushed {
  acknowledged: boolean;
  attempts: number;
  /** Of the last attempt, in milliseconds. */
  took: number;
  /** What was answered to the last attempt: status and body, or why there was none. */
  answer: string;
}

/** The platform's patience: after so long without an answer it sends again, three times more. */
export interface Patience {
  answersWithinMs: number;
  attempts: number;
}

export const asWechat: Patience = { answersWithinMs: 5_000, attempts: 4 };

/** Sends a push until it is acknowledged with `success` or nothing; signed anew each time, as it is another request. */
export async function pushUntilAcknowledged(
  url: string,
  sign: () => SignedPush,
  { answersWithinMs, attempts }: Patience,
): Promise<Pushed> {
  let pushed: Pushed = { acknowledged: false, attempts: 0, took: 0, answer: '' };
  for (let attempt = 1; attempt <= attempts && !pushed.acknowledged; attempt++) {
    const { query, body } = sign();
    const startedAt = performance.now();
    const answer = await fetch(`${url}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body,
      signal: AbortSignal.timeout(answersWithinMs),
    }).then(
      async (response) => ({ status: response.status, text: await response.text() }),
      (failure: unknown) => ({ status: 0, text: (failure as Error).name }),
    );
    pushed = {
      acknowledged: answer.status === 200 && (answer.text === '' || answer.text === 'success'),
      attempts: attempt,
      took: performance.now() - startedAt,
      answer: `${answer.status} ${answer.text.slice(0, 100)}`,
    };
    // No connection at all costs no time: the platform waits as long as for an answer.
    const restMs = answersWithinMs - pushed.took;
    if (!pushed.acknowledged && attempt < attempts && restMs > 0)
      await new Promise((resolve) => setTimeout(resolve, restMs));
  }
  return pushed;
}

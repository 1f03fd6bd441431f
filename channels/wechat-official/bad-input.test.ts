import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { openEncryption } from './encryption.ts';
import { openRehearsal, type Rehearsal, simulated } from './rehearsal.contract.ts';
import { signatureOf } from './signature.ts';
import { type SimulatedAccount, signPush } from './simulator/index.ts';
import { writeXml } from './xml.ts';

let store: Store;
let jobs: Jobs;
let safe: Rehearsal;
let plain: Rehearsal;
const plainAccount = { ...simulated, appId: 'wxplain00000000001', aesKey: null };

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: ':memory:' });
  jobs = await openJobs({ kind: 'store' }, store);
  safe = await openRehearsal({ store, jobs });
  plain = await openRehearsal({ store, jobs, account: plainAccount });
});
afterEach(() => {
  for (const each of [safe, plain]) each.refused.splice(0);
});
afterAll(async () => {
  expect([...safe.failures, ...plain.failures]).toEqual([]);
  await safe?.close();
  await plain?.close();
  await jobs?.close();
  await store?.close();
});

let msgIds = 1_000;
const text = (openid: string, content: string, msgId = `${++msgIds}`) => ({
  FromUserName: openid,
  CreateTime: Math.floor(safe.clock.now.getTime() / 1_000),
  MsgType: 'text',
  Content: content,
  MsgId: msgId,
});
const sign = (account: SimulatedAccount, elements: Record<string, string | number>, seconds = 0) =>
  signPush(account, elements, {
    timestamp: String(Math.floor(safe.clock.now.getTime() / 1_000) + seconds),
    nonce: 'n0nce',
  });
const post = async ({ callback }: Rehearsal, query: string, body: string | Uint8Array<ArrayBuffer>) => {
  const response = await fetch(`${callback}?${query}`, { method: 'POST', body });
  return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
};
const with_ = (query: string, changes: Record<string, string | null>) => {
  const changed = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes))
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  return changed.toString();
};
const recorded = async (rehearsal: Rehearsal, openid: string) => {
  const conversation = await rehearsal.conversationOf(openid);
  if (!conversation) return [];
  return (await store.conversations.transcript(conversation, 0, 50)).map((message) => message.text);
};

describe('the address that WeChat is given', () => {
  it('proves itself with exactly the echo that was sent', async () => {
    const { query } = sign(simulated, {});
    const response = await fetch(`${safe.callback}?${with_(query, { echostr: '5838479218127813673' })}`);
    expect([response.status, await response.text()]).toEqual([200, '5838479218127813673']);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  });

  it('proves itself to nobody else', async () => {
    const { query } = sign({ ...simulated, token: 'guessed' }, {});
    const response = await fetch(`${safe.callback}?${with_(query, { echostr: '<script>' })}`);
    expect([response.status, await response.text()]).toEqual([403, 'refused']);
    expect(safe.refused).toEqual(['wrong signature']);
  });

  it('acknowledges a push with the one word, and once it is in the record', async () => {
    const { query, body } = sign(simulated, text('oGood', '年费多少'));
    expect(await post(safe, query, body)).toMatchObject({ status: 200, text: 'success' });
    expect(await recorded(safe, 'oGood')).toEqual(['年费多少']);
  });
});

describe('a push that is not WeChat’s', () => {
  const cases: [string, string, () => { query: string; body: string }][] = [
    ['no signature', 'no signature', () => ({ ...sign(simulated, text('oBad', 'x')), query: 'timestamp=1&nonce=n' })],
    ['a forged signature', 'wrong signature', () => sign({ ...simulated, token: 'guessed' }, text('oBad', 'x'))],
    [
      'a signature twice',
      'no signature',
      () => {
        const { query, body } = sign(simulated, text('oBad', 'x'));
        return { query: `${query}&signature=1`, body };
      },
    ],
    ['an old timestamp', 'expired timestamp', () => sign(simulated, text('oBad', 'x'), -700)],
    ['a timestamp to come', 'expired timestamp', () => sign(simulated, text('oBad', 'x'), 700)],
    [
      'a timestamp that is none',
      'expired timestamp',
      () => {
        const query = new URLSearchParams({
          timestamp: 'x',
          nonce: 'n',
          signature: signatureOf(simulated.token, 'x', 'n'),
        });
        return { query: query.toString(), body: '' };
      },
    ],
    [
      'plain text in safe mode',
      'plain text where encryption is set',
      () => sign({ ...simulated, aesKey: null }, text('oBad', 'x')),
    ],
    [
      'another body under a signature',
      'wrong signature',
      () => ({
        query: sign(simulated, text('oBad', 'x')).query,
        body: sign(simulated, text('oBad', 'y')).body,
      }),
    ],
    [
      'no signature of the cipher text',
      'wrong signature',
      () => {
        const { query, body } = sign(simulated, text('oBad', 'x'));
        return { query: with_(query, { msg_signature: null }), body };
      },
    ],
    ['another app id inside', 'wrong app id', () => sign({ ...simulated, appId: 'wxother' }, text('oBad', 'x'))],
    ['no cipher text', 'broken cipher text', () => signed(writeXml({ ToUserName: 'gh' }), '')],
    ['half a block', 'broken cipher text', () => signedCipher(Buffer.alloc(16).toString('base64'))],
    [
      'an encrypted entity bomb',
      'no well-formed message',
      () => signedCipher(openEncryption({ appId: simulated.appId, keys: [simulated.aesKey ?? ''] }).encrypt(bomb)),
    ],
    ['an outer entity bomb', 'no well-formed message', () => signed(bomb, '')],
    ['JSON', 'no well-formed message', () => signed('{"Encrypt":"x"}', '')],
  ];
  const bomb = `<!DOCTYPE xml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><xml><Content>&b;</Content></xml>`;
  /** A body under signatures of our own making that are right. */
  const signed = (body: string, cipherText: string) => {
    const { query } = sign(simulated, {});
    const [timestamp = '', nonce = ''] = [new URLSearchParams(query).get('timestamp') ?? '', 'n0nce'];
    return { query: with_(query, { msg_signature: signatureOf(simulated.token, timestamp, nonce, cipherText) }), body };
  };
  const signedCipher = (cipherText: string) => signed(writeXml({ Encrypt: cipherText }), cipherText);

  it.each(cases)('with %s is refused, says nothing more, and is in the log as “%s”', async (_what, reason, forge) => {
    const { query, body } = forge();
    expect(await post(safe, query, body)).toMatchObject({ status: 403, text: 'refused' });
    expect(safe.refused).toEqual([reason]);
    expect(await recorded(safe, 'oBad')).toEqual([]);
  });

  it('with another key is refused, and says nothing more', async () => {
    const { query, body } = sign({ ...simulated, aesKey: 'z'.repeat(43) }, text('oBad', 'x'));
    expect(await post(safe, query, body)).toMatchObject({ status: 403, text: 'refused' });
    // A wrong key yields bytes at random, of which one in 256 ends as if padded with a single byte.
    expect(['wrong padding', 'wrong length']).toContain(safe.refused.join());
    expect(await recorded(safe, 'oBad')).toEqual([]);
  });

  it('is refused where it is too large, or no text', async () => {
    const { query } = sign(simulated, {});
    expect((await post(safe, query, 'x'.repeat(70_000))).status).toBe(413);
    expect(await post(safe, query, new Uint8Array([0xff, 0xfe]))).toMatchObject({ status: 403 });
    expect(safe.refused).toEqual(['not UTF-8']);
  });

  it('is not WeChat’s any more under a signature that came with another body, in plain text, too', async () => {
    const genuine = sign(plainAccount, text('oPlain', '转账没到账'));
    const forged = sign(plainAccount, text('oPlain', '我同意转账'));
    expect((await post(plain, genuine.query, genuine.body)).status).toBe(200);
    expect(await post(plain, genuine.query, forged.body)).toMatchObject({ status: 403 });
    // The platform's own repetition is.
    expect(await post(plain, genuine.query, genuine.body)).toMatchObject({ status: 200, text: 'success' });
    expect(plain.refused).toEqual(['signature seen with another body']);
    expect(await recorded(plain, 'oPlain')).toEqual(['转账没到账']);
  });
});

describe('a push that comes again', () => {
  it('fifty times at once is one message, and every one is acknowledged', async () => {
    const { query, body } = sign(simulated, text('oAgain', '只有一条', '77'));
    const answers = await Promise.all(Array.from({ length: 50 }, () => post(safe, query, body)));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 success']));
    expect(await recorded(safe, 'oAgain')).toEqual(['只有一条']);
  });

  it('signed anew, as a retry is, is the same message; another MsgId is another', async () => {
    for (const [seconds, id] of [
      [1, '88'],
      [6, '88'],
      [6, '89'],
    ] as const) {
      const { query, body } = sign(simulated, text('oRetry', '同一句话', id), seconds);
      await post(safe, query, body);
    }
    expect(await recorded(safe, 'oRetry')).toEqual(['同一句话', '同一句话']);
  });

  it('is not acknowledged while the record is away, and is there once it is back and WeChat tries again', async () => {
    const broken = {
      ...store,
      followers: { ...store.followers, opened: async () => Promise.reject(new Error('away')) },
    };
    const account = { ...simulated, appId: 'wxbroken0000000001' };
    const away = await openRehearsal({ store: broken, jobs, account });
    const { query, body } = sign(account, text('oAway', '别丢了我', '99'));
    expect(await post(away, query, body)).toMatchObject({ status: 503, text: '' });
    expect(away.failures).toHaveLength(1);
    await away.close();
    const back = await openRehearsal({ store, jobs, account });
    expect(await post(back, query, body)).toMatchObject({ status: 200, text: 'success' });
    expect(await recorded(back, 'oAway')).toEqual(['别丢了我']);
    await back.close();
  });
});

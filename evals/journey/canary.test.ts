import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, DirectLineClient } from '../direct-line-client.ts';
import { type Running, startProduct } from '../product.ts';

/** Made up, with valid checksums: what a customer might type and nobody but the vault may keep. */
const canaries = {
  phone: '13912345678',
  identityCard: '11010519491231002X',
  bankCard: '6222021234567890128',
  code: '739164',
  password: 'Hunter2-secret',
};
const said = [
  `我的手机号是${canaries.phone}`,
  `身份证 ${canaries.identityCard}`,
  `卡号 ${canaries.bankCard} 被锁了`,
  `验证码是${canaries.code}`,
  `密码是${canaries.password}`,
  '转人工',
];

describe('personal data that a customer types', () => {
  let home: string;
  let product: Running;
  let log = '';
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'xianting-canary-'));
    product = await startProduct('embedded', {
      HOME: home,
      XIANTING_HOME: join(home, 'store'),
      XIANTING_KEY: 'b'.repeat(64),
      XIANTING_ADMIN_PASSWORD: 'canary-administrator',
      XIANTING_LOG_LEVEL: 'debug',
      XIANTING_QUIET_MS: '0',
    });
    const customer = new DirectLineClient([product.address]);
    await customer.start();
    const queued = new Promise<void>((resolve) => {
      customer.onActivity = ({ channelData }) => {
        if (channelData?.xianting?.author === 'notice') resolve();
      };
    });
    for (const [i, text] of said.entries()) await customer.post(text, `c${i}`);
    // Also where it does not belong: in a search, and in a request that is refused.
    await call('POST', `${product.address}/api/session`, '', {
      account: canaries.phone,
      password: canaries.password,
    }).catch(() => {});
    await queued;
    customer.close();
    await product.stop();
    log = product.output();
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  it.each(Object.entries(canaries))('never stands in clear in the log: %s', (_kind, canary) => {
    expect(log.length).toBeGreaterThan(0);
    expect(log).not.toContain(canary);
  });

  it('never stands in clear in any file of the store: record, queues, index, write-ahead log', async () => {
    const found: string[] = [];
    let bytes = 0;
    for (const name of await readdir(join(home, 'store'), { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const contents = await readFile(join(name.parentPath, name.name));
      bytes += contents.length;
      for (const canary of Object.values(canaries))
        if (contents.includes(canary)) found.push(`${name.name}: ${canary}`);
    }
    expect(bytes).toBeGreaterThan(1_000_000);
    expect(found).toEqual([]);
  });

  it('is masked in what the record keeps of it', async () => {
    const files = await readdir(join(home, 'store'), { recursive: true, withFileTypes: true });
    const contents = await Promise.all(
      files.filter((each) => each.isFile()).map((each) => readFile(join(each.parentPath, each.name))),
    );
    // The write-ahead log has what was written: the proof that the search above looks in the right place.
    expect(contents.some((each) => each.includes('139****5678'))).toBe(true);
  });
});

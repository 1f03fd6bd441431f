import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, DirectLineClient } from '../direct-line-client.ts';
import { type Running, startProduct } from '../product.ts';

const key = 'a'.repeat(64);
let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'xianting-start-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

let refusedStarts = 0;

/** Starts a root that is expected to refuse: how it ended, and what it said. */
async function refusal(
  root: string,
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`../../server/${root}.ts`, import.meta.url))], {
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      XIANTING_HOME: join(home, `refused-${++refusedStarts}`),
      XIANTING_KEY: key,
      ...environment,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said };
}

describe('a start', () => {
  it('that is refused says why and what to do, in both languages, without a stack', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const refusals = await Promise.all([
      refusal('embedded', { PORT: 'eighty' }),
      refusal('embedded', { PORT: port }),
      refusal('gateway', {}),
      refusal('embedded', { XIANTING_KEY: 'too short' }),
      refusal('embedded', { DATABASE_URL: 'postgres://somebody:her-secret@127.0.0.1:1/nowhere' }),
    ]);
    taken.close();
    expect(refusals.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    const words = [
      /PORT.*cannot be used/s,
      new RegExp(`端口 ${port} 已被占用.*Port ${port} is in use`, 's'),
      /DATABASE_URL 和 REDIS_URL/,
      /XIANTING_KEY/,
      /无法连接数据库 127\.0\.0\.1:1.*database at 127\.0\.0\.1:1 cannot be reached/s,
    ];
    for (const [i, { said }] of refusals.entries()) {
      expect(said).toMatch(words[i] as RegExp);
      expect(said).not.toMatch(/\n\s+at |her-secret/);
    }
  });

  describe('of everything in one process', () => {
    const environment = () => ({ HOME: home, XIANTING_HOME: join(home, 'store'), XIANTING_QUIET_MS: '0' });
    let running: Running;
    let firstPassword: string | undefined;
    let conversation: string;

    it('prints the addresses and the first password, and answers from the sample bank', async () => {
      running = await startProduct('embedded', environment());
      expect(running.output()).toContain(`${running.address}/desk`);
      firstPassword = /admin \/ (\S+)/.exec(running.output())?.[1];
      expect(firstPassword?.length).toBeGreaterThanOrEqual(12);
      const answers = await ask(running, ['忘记登录密码', '转账没到账']);
      conversation = answers.conversation;
      expect(answers.replies).toHaveLength(2);
    });

    it('keeps its key outside the store’s folder', async () => {
      const everywhere = await readdir(home, { recursive: true });
      const keys = everywhere.filter((each) => each.endsWith('.key'));
      expect(keys).toHaveLength(1);
      expect(keys[0]).not.toMatch(/^store/);
    });

    it('refuses the same folder to a second process while it runs', async () => {
      const { code, said } = await refusal('embedded', { ...environment(), XIANTING_KEY: key, PORT: '0' });
      expect([code, said]).toEqual([1, expect.stringMatching(new RegExp(`正被进程 ${running.pid} 使用`))]);
    });

    it('ends cleanly on SIGTERM, and a second start has everything and says the password no more', async () => {
      expect(await running.stop()).toBe(0);
      running = await startProduct('embedded', environment());
      expect(running.output()).not.toContain('admin /');
      const session = await call<{ staff: { roles: string[] } }>('POST', `${running.address}/api/session`, '', {
        account: 'admin',
        password: firstPassword,
      });
      expect(session.staff.roles.sort()).toEqual(['administrator', 'agent', 'editor', 'supervisor']);
      expect(conversation).not.toBe('');
    });

    it('is refused with another key, and the store is left alone', async () => {
      await running.stop();
      const { code, said } = await refusal('embedded', { ...environment(), XIANTING_KEY: key, PORT: '0' });
      expect([code, said]).toEqual([1, expect.stringContaining('XIANTING_KEY 与数据目录不匹配')]);
      running = await startProduct('embedded', environment());
      expect((await ask(running, ['提前还款'])).replies).toHaveLength(1);
      await running.stop();
    });
  });
});

/** Asks one question after another; resolves with the bot's first reply to each. */
async function ask(
  product: Running,
  questions: readonly string[],
): Promise<{ conversation: string; replies: string[] }> {
  const client = new DirectLineClient([product.address]);
  await client.start();
  const replies: string[] = [];
  for (const [i, question] of questions.entries()) {
    const replied = new Promise<string>((resolve) => {
      client.onActivity = ({ type, text, channelData }) => {
        if (type === 'message' && channelData?.xianting?.author === 'bot') resolve(text ?? '');
      };
    });
    await client.post(question, `q${i}`);
    replies.push(await replied);
  }
  client.close();
  return { conversation: client.conversation, replies };
}

/**
 * `npm run image`: the Dockerfile's steps in plain folders, then what came of them as production would start it: as an
 * account that may write nothing, NODE_ENV=production, on PostgreSQL and Redis; a customer is answered. For machines
 * without Docker, and to see a step fail before it fails in an image.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#server/cluster';
import { askOnce } from './drill/drill.ts';
import { replay } from './image/replay.ts';

import { startPostgres, startRedis } from './services/index.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const { folder, environment, command, all } = await replay(project, console.log);
const [postgres, redis] = [await startPostgres(), await startRedis()];
const running: ChildProcess[] = [];
try {
  if (!('url' in postgres) || !('url' in redis))
    throw new Error([postgres, redis].flatMap((server) => ('why' in server ? server.why : [])).join('\n'));
  // Root would read and write anything: it lends the folder to somebody who may only read.
  await chmod(all, 0o755);
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const settings = {
    ...environment,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    XIANTING_KEY: '5'.repeat(64),
    XIANTING_ADMIN_PASSWORD: 'image-administrator',
    XIANTING_SAMPLE_KNOWLEDGE: 'on',
    XIANTING_LOG_LEVEL: 'warn',
    HOME: '/nonexistent',
    PATH: '/usr/bin:/bin',
  };
  const start = (words: readonly string[], port: number) => {
    const child = spawn(process.execPath, words.slice(1), {
      cwd: folder,
      env: { ...settings, PORT: String(port) },
      stdio: 'inherit',
      ...account,
    });
    running.push(child);
    return child;
  };
  const [upgraded] = await once(start(['node', 'server/upgrade.ts'], 0), 'exit');
  const sample = ['app-and-security.md', 'fees.md'].map((name) => join('kb-ingest/sample-bank', name));
  const [ingested] = await once(start(['node', 'server/ingest.ts', ...sample, '--publish'], 0), 'exit');
  if (upgraded !== 0 || ingested !== 0) throw new Error(`upgrade ended with ${upgraded}, ingest with ${ingested}.`);

  const port = await freePort();
  start(command, port);
  start(['node', 'server/worker.ts'], await freePort());
  const address = `http://127.0.0.1:${port}`;
  for (const until = performance.now() + 120_000; !(await answers(`${address}/readyz`)); await pause(100))
    if (performance.now() > until) throw new Error('The gateway was not ready within 120 s.');
  for (const page of ['/', '/desk'])
    if (!(await answers(`${address}${page}`))) throw new Error(`${page} is not there.`);
  console.log(`Answered: ${await askOnce(address, '年费多少')}`);
  const size = execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0];
  console.log(`\nThe Dockerfile's steps work: ${size} MB beside the base image.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  for (const server of [redis, postgres]) if ('stop' in server) await server.stop();
  await rm(all, { recursive: true, force: true });
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );
}

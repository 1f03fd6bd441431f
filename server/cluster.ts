/**
 * `npm run cluster`: production's topology on one machine without Docker. PostgreSQL and Redis (its own, or those of
 * DATABASE_URL and REDIS_URL), two gateways, two workers, a
 * front (Caddy where it is installed, a small one of ours elsewhere). SIGHUP restarts one process after the other; what
 * dies is brought back; SIGTERM and Ctrl-C end everything in order.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#conversation';
import { openStore } from '#store';
import { openCaddy } from './cluster/caddy.ts';
import { openFront } from './cluster/front.ts';
import { findProgram, type Missing, type Server, startPostgres, startRedis } from './cluster/index.ts';
import { type Member, openMember } from './cluster/member.ts';
import { freePort } from './cluster/server.ts';
import { environmentWith } from './env.ts';
import { openLog } from './log.ts';
import { run } from './run.ts';
import { publishSampleBank } from './sample-bank.ts';

const HERE = '127.0.0.1';
const WATCH_EVERY_MS = 1_000;

await run('cluster', async (settings) => {
  const say = (line: string) => console.log(line);
  const log = openLog(settings.logLevel);
  const ending: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  try {
    const path = environmentWith({}).PATH ?? '';
    const own = `${settings.home}-cluster`;
    const ours = async (started: Promise<Server | Missing>) => {
      const server = mustBeHere(await started);
      ending.push(watch(server, say));
      return server.url;
    };
    const databaseUrl =
      settings.store.kind === 'postgres'
        ? settings.store.url
        : await ours(startPostgres({ path, folder: join(own, 'postgres') }));
    const redisUrl =
      settings.jobs.kind === 'redis' ? settings.jobs.url : await ours(startRedis({ path, folder: join(own, 'redis') }));

    if (settings.sampleKnowledge) {
      const store = await openStore({ kind: 'postgres', url: databaseUrl });
      await publishSampleBank({ store, log, clock: () => new Date() }).finally(() => store.close());
    }

    const environment = environmentWith({
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      XIANTING_HOST: HERE,
      XIANTING_TRUST_PROXY: 'true',
      XIANTING_SAMPLE_KNOWLEDGE: settings.sampleKnowledge ? 'on' : 'off',
    });
    const members: Member[] = [];
    const add = async (name: string, root: 'gateway' | 'worker') => {
      const words = [fileURLToPath(new URL(`./${root}.ts`, import.meta.url))];
      const member = await openMember({ name, words, port: await freePort(), environment, say });
      ending.push(member.stop);
      members.push(member);
    };
    // The first makes the administrator and the key where there are none; the others find them.
    await add('gateway 1', 'gateway');
    await Promise.all([add('gateway 2', 'gateway'), add('worker 1', 'worker'), add('worker 2', 'worker')]);
    const gateways = members.filter(({ name }) => name.startsWith('gateway')).map(({ address }) => address);
    const caddy = findProgram('caddy', path);
    const place = { port: settings.port, host: settings.host, gateways };
    const front = caddy ? await openCaddy(caddy, place, environment, say) : await openFront(place);
    ending.push(front.close);

    restartInTurnOnHangUp(members, say);
    for (const { name, address } of members) say(`  ${name}  ${address}`);
    say(`  客户页面 customer page  http://${settings.host}:${settings.port}/`);
    say(`  工作台 desk            http://${settings.host}:${settings.port}/desk`);
    say(`  逐个重启 restart one after the other: kill -HUP ${process.pid}`);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
});

/** On SIGHUP, one process at a time: the next one only when the last is ready again. */
function restartInTurnOnHangUp(members: readonly Member[], say: (line: string) => void): void {
  let restarting = false;
  process.on('SIGHUP', async () => {
    if (restarting) return;
    restarting = true;
    try {
      for (const member of members) {
        await member.restart();
        say(`${member.name} 已重启 · restarted`);
      }
      say('全部已重启 · all restarted');
    } catch (error) {
      say(`重启中止，其余进程保持运行 · stopped restarting, the others run on: ${(error as Error).message}`);
    } finally {
      restarting = false;
    }
  });
}

/** Brings a server of ours back when it dies; returns what ends both. */
function watch(server: Server, say: (line: string) => void): () => Promise<void> {
  let bringing: Promise<void> | null = null;
  const timer = setInterval(() => {
    if (bringing || server.isRunning()) return;
    say(`${server.folder} 中的服务意外退出，重新启动 · the server in this folder ended and is brought back`);
    bringing = server
      .restart()
      .catch((error: Error) => say(error.message))
      .finally(() => {
        bringing = null;
      });
  }, WATCH_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await bringing;
    await server.stop();
  };
}

function mustBeHere(server: Server | Missing): Server {
  if ('url' in server) return server;
  throw new Refusal('settings-clash', {
    why: `本机没有 ${server.missing}，请安装，或用 DATABASE_URL、REDIS_URL 指定 (${server.why}; or name one with DATABASE_URL, REDIS_URL)`,
  });
}

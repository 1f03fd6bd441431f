/**
 * `npm run drill`: fill, back up, restore elsewhere, count both sides, open it and answer a question; then a record of
 * every earlier version, upgraded. On PostgreSQL and Redis of its own where they are installed, and in a folder.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { runDrill } from './drill/drill.ts';
import { allMigrations } from './drill/older-record.ts';
import { embeddedPlace, type Place, servedPlace } from './drill/places.ts';
import { runUpgrade } from './drill/upgrading.ts';
import { startPostgres, startRedis } from './services/index.ts';

const wrong: string[] = [];
const earlier = (await allMigrations()).slice(0, -1);

console.log('— In a folder');
const folders = await Promise.all([embeddedPlace(), embeddedPlace(), embeddedPlace()]);
const [source, target, older] = folders;
wrong.push(...(await runDrill({ source, target, whileRunning: null, settings: {}, say: console.log })));
const previous = earlier.at(-1);
if (previous) wrong.push(...(await runUpgrade(older, previous, {}, console.log)));
await Promise.all(folders.map((folder) => folder.remove()));

const [postgres, redis] = [await startPostgres(), await startRedis()];
if ('url' in postgres && 'url' in redis) {
  let databases = 0;
  const fresh = async (): Promise<{ place: Place; settings: Record<string, string> }> => {
    const name = `drill_${randomUUID().replaceAll('-', '')}`;
    const client = new pg.Client({ connectionString: postgres.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(postgres.url);
    url.pathname = `/${name}`;
    return { place: servedPlace(url.href), settings: { REDIS_URL: `${redis.url}/${++databases}` } };
  };
  console.log('\n— On PostgreSQL and Redis');
  const [from, running, to] = [await fresh(), await fresh(), await fresh()];
  wrong.push(
    ...(await runDrill({
      source: from.place,
      whileRunning: running.place,
      target: to.place,
      settings: from.settings,
      say: console.log,
    })),
  );
  for (const migration of earlier) {
    const { place, settings } = await fresh();
    wrong.push(...(await runUpgrade(place, migration, settings, console.log)));
  }
}
for (const server of [redis, postgres])
  if ('stop' in server) await server.stop();
  else console.log(`Not on PostgreSQL and Redis: ${server.why}`);

console.log(wrong.length === 0 ? '\nEverything was as it should be.' : `\n${wrong.join('\n')}`);
process.exit(wrong.length === 0 ? 0 : 1);

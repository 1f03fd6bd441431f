/** Real servers for tests, benches and faults: each on a free port and in a folder of its own, gone when stopped. */
import { startPostgres as postgres, startRedis as redis } from '#server/cluster';

export type { Server } from '#server/cluster';
export type { Missing, Service } from './programs.ts';

const path = process.env.PATH ?? '';
export const startPostgres = () => postgres({ path });
export const startRedis = () => redis({ path });

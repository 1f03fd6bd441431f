/** Real servers for tests, benches and faults: each on a free port and in a folder of its own, gone when stopped. */
export { startPostgres } from './postgres.ts';
export type { Missing, Service } from './programs.ts';
export { startRedis } from './redis.ts';
export type { Server } from './server.ts';

/** Servers of one's own on this machine, for `npm run cluster` and for tests, benches and faults. */
export { startPostgres } from './postgres.ts';
export { findPostgres, findProgram, findRedis, type Missing } from './programs.ts';
export { askRedis, startRedis } from './redis.ts';
export { freePort, type Server } from './server.ts';

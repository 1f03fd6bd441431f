/**
 * `npm run fault -- --schedules N --seed S`: two gateways, two workers, PostgreSQL and Redis, all real processes; under
 * load, gateways, workers and Redis are killed with SIGKILL at random moments and started again, and Redis is wiped. An
 * oracle outside the system knows what was acknowledged, and decides: every acknowledged message stored once and in
 * order, every customer answered or handed over.
 */
import { parseArgs } from 'node:util';
import { runSchedules } from './fault/schedules.ts';

const { values } = parseArgs({
  options: { schedules: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const { kept, count } = await runSchedules(Number(values.schedules), Number(values.seed), console.log);
process.exit(kept === count ? 0 : 1);

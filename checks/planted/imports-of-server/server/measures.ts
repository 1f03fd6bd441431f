export { redisUrl } from '../evals/services/provided.ts';

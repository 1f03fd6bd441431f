export { settings } from './env.ts';

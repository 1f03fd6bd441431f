export { store } from './ledger.ts';

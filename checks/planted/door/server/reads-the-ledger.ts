export { store } from '../store/ledger.ts';

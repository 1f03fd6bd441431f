import { listens } from './listens.ts';

export const hears = () => listens;

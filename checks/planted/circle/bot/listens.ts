import { hears } from './hears.ts';

export const listens = () => hears;

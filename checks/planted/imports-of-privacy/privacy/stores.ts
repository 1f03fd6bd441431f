import { store } from '#store';

export const uses = store;

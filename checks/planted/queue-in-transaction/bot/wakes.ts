import { store } from '#store';

declare function wake(): Promise<void>;

export const commit = () => store.transaction(async () => wake());

import { store } from '#store';

export const commit = (turns: { add(name: string): Promise<void> }) =>
  store.transaction(async () => {
    if (store) await turns.add('wake');
  });

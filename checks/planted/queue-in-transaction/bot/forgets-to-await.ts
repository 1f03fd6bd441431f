import { store } from '#store';

export const commit = (deliveryQueue: Set<string>) =>
  store.transaction(async () => {
    deliveryQueue.add('deliver');
  });

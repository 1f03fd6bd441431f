import { jobs } from '#jobs';
import { store } from '#store';

export const commit = () =>
  store.transaction(async function () {
    const pending = jobs.count();
    return pending;
  });

import { search } from '#knowledge';
import { jobs } from '#jobs';
import { store } from '#store';

/** What is allowed: the store first, then the queue. A comment may speak of process.env, and of jobs. */
export async function answer(): Promise<void> {
  const seen = new Set<number>();
  await store.transaction(async (messages) => {
    for (const message of messages) seen.add(search(message));
  });
  await jobs.add('deliver', seen.size);
}

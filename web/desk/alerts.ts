import type { DeskStore } from './desk-store.ts';
import { customerOf, reasonOf } from './naming.ts';
import { type News, newsBetween } from './news.ts';
import type { Preference } from './preferences.ts';
import type { Words } from './words/words.ts';

interface Surroundings {
  preference(): Preference;
  words(): Words;
  isWatched(): boolean;
  ring(kind: News['kind']): void;
  notify(title: string, body: string, clicked: () => void): void;
}

/**
 * Rings and notifies, as the agent likes it: while online only, and never for what they look at. A notification says
 * who and why, not what: it may show on a locked screen. Returns how to stop.
 */
export function watchForNews(desk: DeskStore, surroundings: Surroundings): () => void {
  const { preference, words, isWatched, ring, notify } = surroundings;
  let before = desk.state;
  return desk.subscribe(() => {
    const after = desk.state;
    const news = newsBetween(before, after);
    before = after;
    if (after.feed.presence !== 'online') return;
    const watched = isWatched();
    for (const { kind, handoff } of news) {
      if (watched && after.open?.id === handoff.id) continue;
      const { sound, notifications } = preference();
      if (sound) ring(kind);
      if (!notifications || watched) continue;
      const said = words();
      const body = said.news.waits(reasonOf(said, handoff.reason).word, customerOf(said, handoff.customer));
      notify(said.news[kind], body, () => desk.show(handoff));
    }
  });
}

import { describe, expect, it } from 'vitest';
import type { HandoffView } from '#conversation/wire';
import { watchForNews } from './alerts.ts';
import type { DeskState, DeskStore } from './desk-store.ts';
import { afterSnapshot } from './feed.ts';
import type { Preference } from './preferences.ts';
import { handoff } from './samples.ts';
import { catalogue } from './words/words.ts';

const offered = handoff('b', {
  state: 'offered',
  offeredTo: 'li',
  offerUntil: '2026-11-22T10:00:30Z',
  summary: '我的卡号是什么什么',
});

/** A desk that goes from nothing to this offer, and what was heard and seen of it. */
function heardOf(
  chosen: Partial<Preference>,
  { presence = 'online', watched = false, open = null as HandoffView | null } = {},
): string[] {
  const heard: string[] = [];
  let state = { me: { id: 'li' }, feed: feedOf([]), known: {}, open } as unknown as DeskState;
  let tell: () => void = () => {};
  const desk = {
    get state() {
      return state;
    },
    subscribe(reader: () => void) {
      tell = reader;
      return () => {};
    },
    show: () => heard.push('shown'),
  } as unknown as DeskStore;
  function feedOf(handoffs: HandoffView[]) {
    return afterSnapshot({ revision: 0, handoffs, presence, agents: null });
  }
  watchForNews(desk, {
    preference: () => ({ sound: false, notifications: false, ...chosen }) as Preference,
    words: () => catalogue.zh,
    isWatched: () => watched,
    ring: (kind) => heard.push(`rings ${kind}`),
    notify: (title, body, clicked) => {
      heard.push(`${title} | ${body}`);
      clicked();
    },
  });
  state = { ...state, feed: feedOf([offered]) };
  tell();
  return heard;
}

describe('being told of news', () => {
  it('is as the agent has chosen', () => {
    expect(heardOf({})).toEqual([]);
    expect(heardOf({ sound: true })).toEqual(['rings offered']);
    expect(heardOf({ notifications: true })).toEqual(['有客户分配给您 | 访客：要求人工', 'shown']);
  });

  it('is by sound only while somebody looks at the page', () => {
    expect(heardOf({ sound: true, notifications: true }, { watched: true })).toEqual(['rings offered']);
  });

  it('is not needed for what they look at', () => {
    expect(heardOf({ sound: true }, { watched: true, open: offered })).toEqual([]);
  });

  it.each(['away', 'offline'])('is muted while they are %s', (presence) => {
    expect(heardOf({ sound: true, notifications: true }, { presence })).toEqual([]);
  });
});

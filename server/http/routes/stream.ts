import { z } from 'zod';
import { ConversationHead, DeskChange, DeskSnapshot, TypingSign } from '#conversation/wire';
import type { DeskFeed } from '../desk/feed.ts';
import { type Route, route } from '../route.ts';

/** The desk's live feed. */
export function streamRoutes(feed: Pick<DeskFeed, 'open'>): Route[] {
  return [
    route({
      method: 'get',
      path: '/api/stream',
      access: 'staff',
      summary:
        'Server-sent events: a snapshot, then changes whose revision is one more than the last. After a gap, open it anew.',
      answer: {
        status: 200,
        events: {
          snapshot: DeskSnapshot,
          change: DeskChange,
          conversation: ConversationHead,
          typing: TypingSign,
          'signed-out': z.object({}),
        },
      },
      run: ({ member, session }, response) => feed.open(member, session.token, response),
    }),
  ];
}

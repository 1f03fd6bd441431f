import { describe, expect, it } from 'vitest';
import { emptyTimeline, step } from './timeline.ts';
import { unreadSince } from './unread.ts';

describe('what has not been read', () => {
  const said = (place: number, author: 'customer' | 'bot' | 'agent' | 'notice') => ({
    type: 'message',
    id: `c|${String(place).padStart(7, '0')}`,
    text: '……',
    channelData: { xianting: { author } },
  });
  const { shown } = step(emptyTimeline, {
    type: 'received',
    set: {
      activities: [said(1, 'customer'), said(2, 'bot'), said(3, 'notice'), said(4, 'agent'), said(5, 'customer')],
      watermark: '5',
    },
  });

  it('is what the bot and the agents said since, not the customer’s own words nor the house’s notices', () => {
    expect(unreadSince(shown, 0)).toBe(2);
    expect(unreadSince(shown, 2)).toBe(1);
    expect(unreadSince(shown, 5)).toBe(0);
  });
});

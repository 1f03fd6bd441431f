import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivityDetails } from '#conversation/wire';
import type { Activity } from './activity.ts';
import { emptyTimeline, type Happening, offeredReplies, step, type Timeline } from './timeline.ts';
import { chinese, english } from './words.ts';

describe('the order of what the customer sees', () => {
  it('is the order of the server, each once, whatever is replayed and from wherever', () => {
    fc.assert(
      fc.property(conversations, fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 20 }), (said, replays) => {
        let timeline = emptyTimeline;
        let heard = 0;
        for (const [back, ahead] of [...replays, [said.length, said.length] as const]) {
          // A reader comes back with some earlier watermark and is sent what follows it, up to some place.
          const from = Math.max(0, heard - back);
          const to = Math.min(said.length, Math.max(heard, from + ahead));
          timeline = receive(timeline, said.slice(from, to), String(to));
          heard = Math.max(heard, to);
        }
        expect(shownIds(timeline)).toEqual(said.map(({ id }) => id));
        expect(timeline.watermark).toBe(String(said.length));
      }),
    );
  });

  it('keeps what was written: confirmed in the server’s order, the rest below in the order of writing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('write', 'echo', 'answer'), { maxLength: 60 }), (acts) => {
        let timeline = emptyTimeline;
        const written: string[] = [];
        const server: Activity[] = [];
        let echoed = 0;
        for (const act of acts) {
          if (act === 'write') {
            const clientId = `m${written.length}`;
            written.push(clientId);
            timeline = step(timeline, { type: 'written', clientId, text: clientId });
          } else {
            const next = written[echoed];
            if (act === 'echo' && next === undefined) continue;
            const activity = act === 'echo' ? own(server.length, next ?? '') : answer(server.length);
            if (act === 'echo') echoed += 1;
            server.push(activity);
            timeline = receive(timeline, [activity], String(server.length));
          }
        }
        expect(shownIds(timeline)).toEqual(server.map(({ id }) => id));
        expect(timeline.unconfirmed.map(({ clientId }) => clientId)).toEqual(written.slice(echoed));
      }),
    );
  });

  it('draws the sentences of one reply as one, however they come and are replayed, and never around another message', () => {
    const sentence = (at: number, text: string, reply = 1) => ({
      ...said(at, { author: 'bot', machineMade: true, sentenceOf: reply }),
      text,
    });
    const activities = [
      own(0, 'a'),
      sentence(1, '一。'),
      sentence(2, '二。'),
      own(3, 'b'),
      sentence(4, '三。'),
      sentence(5, '四。', 4),
    ];
    let timeline = receive(emptyTimeline, activities.slice(0, 2), '2');
    timeline = receive(timeline, activities, '6');
    timeline = receive(timeline, activities.slice(1), '6');
    expect(timeline.shown.map(({ text }) => text)).toEqual([
      activities[0]?.text,
      '一。二。',
      activities[3]?.text,
      '三。',
      '四。',
    ]);
    expect(timeline.shown[1]?.key).toBe(`0/${activities[1]?.id}`);
  });

  it('lets a message keep its key when its echo takes its place', () => {
    const confirmed = receive(play({ type: 'written', clientId: 'a', text: '在吗' }), [own(0, 'a')], '1');
    expect(confirmed.unconfirmed).toEqual([]);
    expect(confirmed.shown.map(({ key }) => key)).toEqual(['own/a']);
  });

  it('knows a message again that was kept over a reload and had arrived', () => {
    const arrived = receive(emptyTimeline, [own(0, 'a')], '1');
    expect(step(arrived, { type: 'written', clientId: 'a', text: '在吗' })).toBe(arrived);
  });
});

describe('a message that cannot be sent', () => {
  const refused = play(
    { type: 'written', clientId: 'a', text: '很长' },
    { type: 'refused', clientId: 'a', why: '内容超过上限' },
  );

  it('stays where it is, with the reason', () => {
    expect(refused.unconfirmed).toMatchObject([{ clientId: 'a', state: 'refused', why: '内容超过上限' }]);
  });

  it('can be taken back', () => {
    expect(step(refused, { type: 'taken-back', clientId: 'a' }).unconfirmed).toEqual([]);
  });
});

describe('another conversation in the place of an expired one', () => {
  const before = step(
    receive(
      play({ type: 'written', clientId: 'a', text: '一' }, { type: 'written', clientId: 'b', text: '二' }),
      [answer(0)],
      '1',
    ),
    { type: 'accepted', clientId: 'a' },
  );
  const restarted = step(before, { type: 'restarted', because: 'expired' });

  it('keeps what was shown, says so, and reads from the start', () => {
    expect(restarted.shown.map((one) => (one.kind === 'notice' ? one.notice : one.activityId))).toEqual([
      'c|0',
      'expired',
    ]);
    expect(restarted.watermark).toBe('');
  });

  it('takes along what was not delivered, and nothing that was', () => {
    expect(restarted.unconfirmed.map(({ clientId }) => clientId)).toEqual(['b']);
  });

  it('shows a message whose id the old conversation had, too', () => {
    expect(receive(restarted, [answer(0)], '1').shown).toHaveLength(3);
  });
});

describe('who serves the customer', () => {
  it.each<[string, Activity[], string]>([
    ['at first the bot', [], 'bot'],
    ['the waiting line, once queued', [notice(0, 'queued')], 'line'],
    ['nobody yet, when nobody is on duty', [notice(0, 'queued'), notice(1, 'nobody-on-duty')], 'unattended'],
    ['an agent, who has joined', [notice(0, 'queued'), notice(1, 'agent-joined')], 'agent'],
    ['the line again, when the agent passes the chat on', [notice(0, 'agent-left'), notice(1, 'queued')], 'line'],
    ['the bot again, after the agent', [notice(0, 'agent-joined'), notice(1, 'agent-left')], 'bot'],
    ['the bot again, when the customer leaves the line', [notice(0, 'queued'), notice(1, 'line-left')], 'bot'],
    ['still the agent, when the bank has said who the customer is', [byAgent(0), notice(1, 'identified')], 'agent'],
    ['nobody, when it is over', [answer(0), { id: 'c|1', type: 'endOfConversation' }], 'nobody'],
  ])('is %s', (_sentence, activities, by) => {
    expect(receive(emptyTimeline, activities, '').service.by).toBe(by);
  });

  it('is named as soon as the agent has spoken', () => {
    expect(receive(emptyTimeline, [byAgent(0)], '').service).toEqual({ by: 'agent', name: '小李' });
  });
});

describe('taps under the last message', () => {
  const offering: Activity = {
    ...answer(0),
    suggestedActions: { actions: [{ title: '转人工', value: '转人工' }, { title: '只有标题' }, {}] },
  };

  it('say what they send', () => {
    expect(offeredReplies(receive(emptyTimeline, [offering], '1'))).toEqual(['转人工', '只有标题']);
  });

  it('are gone when something else was said', () => {
    const offered = receive(emptyTimeline, [offering], '1');
    expect(offeredReplies(receive(offered, [answer(1)], '2'))).toEqual([]);
    expect(offeredReplies(step(offered, { type: 'written', clientId: 'a', text: '好' }))).toEqual([]);
  });
});

describe('typing', () => {
  const typing = receive(emptyTimeline, [{ type: 'typing', from: { role: 'bot' } }], '');

  it('shows until the answer', () => {
    expect(typing.typing).toEqual({ by: 'bot', name: null });
    expect(receive(typing, [answer(0)], '1').typing).toBeNull();
  });

  it('goes on while the customer adds something', () => {
    expect(receive(typing, [own(0, 'a')], '1').typing).not.toBeNull();
  });

  it('is the agent’s, by name; the customer’s own is nothing to show', () => {
    const details: ActivityDetails = { author: 'agent', agentName: '小李', machineMade: false };
    const agent: Activity = { type: 'typing', from: { role: 'bot' }, channelData: { xianting: details } };
    expect(receive(emptyTimeline, [agent], '').typing).toEqual({ by: 'agent', name: '小李' });
    expect(receive(emptyTimeline, [{ type: 'typing', from: { role: 'user' } }], '').typing).toBeNull();
  });
});

describe('the place in the line', () => {
  const told = (value: unknown): Activity => ({ type: 'event', name: 'place-in-line', value });
  const waiting = receive(emptyTimeline, [notice(0, 'queued'), told({ position: 2, minutes: { from: 1, to: 3 } })], '');

  it('is the last one that was told, and is gone with the line', () => {
    expect(waiting.place).toEqual({ position: 2, minutes: { from: 1, to: 3 } });
    expect(receive(waiting, [told({ position: 1, minutes: null })], '').place).toEqual({ position: 1, minutes: null });
    expect(receive(waiting, [notice(1, 'agent-joined')], '').place).toBeNull();
  });

  it.each([null, 'first', {}, { position: '1' }])('is not read out of %j', (value) => {
    expect(receive(emptyTimeline, [told(value)], '').place).toBeNull();
  });

  it.each([
    [{ position: 3, minutes: { from: 2, to: 4 } }, '排队中 第 3 位，约 2–4 分钟', 'In line, no. 3, about 2–4 min'],
    [{ position: 1, minutes: { from: 0, to: 2 } }, '排队中 第 1 位，约 2 分钟内', 'In line, no. 1, within about 2 min'],
    [
      { position: 9, minutes: { from: 70, to: 90 } },
      '排队中 第 9 位，可能超过 1 小时',
      'In line, no. 9, may take over an hour',
    ],
    [{ position: 1, minutes: null }, '排队中 第 1 位', 'In line, no. 1'],
  ])('is said in both languages: %j', (place, zh, en) => {
    expect([chinese.place(place), english.place(place)]).toEqual([zh, en]);
  });
});

describe('when somebody else sits down', () => {
  it('nothing of what was said stays on the page', () => {
    const talked = receive(play({ type: 'written', clientId: 'a', text: '在吗' }), [answer(0), byAgent(1)], '2');
    expect(step(talked, { type: 'forgotten' })).toEqual({ ...emptyTimeline, conversation: 1 });
  });
});

const conversations = fc
  .array(fc.constantFrom('own', 'answer', 'notice'), { maxLength: 30 })
  .map((kinds) =>
    kinds.map((kind, at) =>
      kind === 'own' ? own(at, `m${at}`) : kind === 'answer' ? answer(at) : notice(at, 'queued'),
    ),
  );

function play(...happenings: Happening[]): Timeline {
  return happenings.reduce(step, emptyTimeline);
}

function receive(timeline: Timeline, activities: readonly Activity[], watermark: string): Timeline {
  return step(timeline, { type: 'received', set: { activities, watermark: watermark || null } });
}

/** As the server's ids would be: a notice has none of its own here, so by its key. */
function shownIds({ shown }: Timeline): string[] {
  return shown.map((one) => (one.kind === 'message' ? one.activityId : one.key.slice(2)));
}

function own(at: number, clientActivityID: string): Activity {
  return { id: `c|${at}`, type: 'message', text: '问', from: { role: 'user' }, channelData: { clientActivityID } };
}

function answer(at: number): Activity {
  return said(at, { author: 'bot', machineMade: true });
}

function byAgent(at: number): Activity {
  return said(at, { author: 'agent', agentName: '小李', machineMade: false });
}

function notice(at: number, kind: string): Activity {
  return said(at, { author: 'notice', notice: kind, machineMade: false });
}

function said(at: number, xianting: ActivityDetails): Activity {
  return { id: `c|${at}`, type: 'message', text: '说', from: { role: 'bot' }, channelData: { xianting } };
}

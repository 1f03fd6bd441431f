import { describe, expect, it } from 'vitest';
import type {
  ConversationId,
  CustomerId,
  EditionId,
  EntryId,
  HandoffId,
  Message,
  PolicyVersion,
  StaffId,
} from '#conversation';
import { ActivityDetails } from '#conversation/wire';
import { frameFor, type Reader } from './activities.ts';
import { EventFactory, TurnContext } from './botbuilder.ts';
import { composeHandoffInitiation } from './index.ts';
import { RecordAdapter } from './record-adapter.ts';

const conversation = 'conv' as ConversationId;
const at = new Date('2026-11-22T04:00:00Z');
const reader: Reader = { conversation, user: 'me', watermark: 0, latestOwn: null };

function message(seq: number, text: string, more: Partial<Message> = {}): Message {
  return {
    conversation,
    seq,
    author: { by: 'bot' },
    text,
    content: {},
    masked: false,
    clientId: `m${seq}`,
    delivery: 'sent',
    shown: seq,
    at,
    ...more,
  };
}
const asked = message(1, '年费多少', {
  author: { by: 'customer' },
  content: { channelData: { clientActivityID: 'c1', clientTimestamp: 'x' } },
});

/** As it goes over the wire. */
function onTheWire(...messages: Message[]) {
  const { frame } = frameFor(reader, messages);
  return JSON.parse(JSON.stringify(frame)) as { activities: Record<string, unknown>[]; watermark: string };
}

describe('a message on the Direct Line', () => {
  it('of the customer comes back with what the client sent along, untouched', () => {
    expect(onTheWire(asked)).toEqual({
      activities: [
        {
          type: 'message',
          id: 'conv|0000001',
          timestamp: '2026-11-22T04:00:00.000Z',
          channelId: 'directline',
          conversation: { id: 'conv' },
          from: { id: 'me', role: 'user' },
          text: '年费多少',
          textFormat: 'plain',
          locale: 'zh-CN',
          channelData: { clientActivityID: 'c1', clientTimestamp: 'x' },
        },
      ],
      watermark: '1',
    });
  });

  it('of the bot says that a machine made it, what it was made of, and to what it replies', () => {
    const entry = { id: 'e1' as EntryId, question: '金卡年费', source: '收费标准 3.2', effectiveFrom: '2026-01-01' };
    const content = { answer: { edition: 7 as EditionId, entries: [entry] }, asksFeedback: true };
    const [, activity] = onTheWire(asked, message(2, '金卡年费 200 元。', { content })).activities;
    const { id, ...source } = entry;
    expect(activity).toMatchObject({
      id: 'conv|0000002',
      from: { id: 'xianting', name: '先听', role: 'bot' },
      textFormat: 'plain',
      replyToId: 'conv|0000001',
      channelData: {
        xianting: { author: 'bot', machineMade: true, edition: 7, sources: [source], asksFeedback: true },
      },
    });
    expect(
      ActivityDetails.strict().safeParse((activity?.channelData as { xianting: unknown } | undefined)?.xianting),
    ).toMatchObject({ success: true });
  });

  it('of an agent carries the name that customers see, and neither their account nor a machine’s label', () => {
    const author = { by: 'agent', agent: 'staff-17' as StaffId, name: '李明' } as const;
    const frame = onTheWire(message(1, '我来帮您', { author }));
    expect(frame.activities[0]).toMatchObject({
      from: { id: 'agent', name: '李明', role: 'bot' },
      channelData: { xianting: { author: 'agent', agentName: '李明', machineMade: false } },
    });
    expect(JSON.stringify(frame)).not.toContain('staff-17');
  });

  it('offers taps that say their own words, and nothing where there are none', () => {
    const [offering, plain] = onTheWire(
      message(1, '您想问哪个？', { content: { quickReplies: ['金卡年费', '转人工'] } }),
      message(2, '好的', { content: { quickReplies: [] } }),
    ).activities;
    expect(offering?.suggestedActions).toEqual({
      actions: [
        { type: 'imBack', title: '金卡年费', value: '金卡年费' },
        { type: 'imBack', title: '转人工', value: '转人工' },
      ],
    });
    expect(plain).not.toHaveProperty('suggestedActions');
  });

  it.each([
    ['agent-joined', 'accepted'],
    ['agent-left', 'completed'],
  ] as const)('that is the notice %s comes with the handoff status %s, in the same frame', (notice, state) => {
    const { activities, watermark } = onTheWire(
      message(4, '李明为您服务', { author: { by: 'notice' }, content: { notice } }),
    );
    expect(watermark).toBe('4');
    expect(activities[0]).toMatchObject({ type: 'message', channelData: { xianting: { author: 'notice', notice } } });
    expect(activities[1]).toEqual({
      type: 'event',
      name: 'handoff.status',
      value: { state },
      id: 'conv|0000004|status',
      timestamp: '2026-11-22T04:00:00.000Z',
      conversation: { id: 'conv' },
      channelId: 'directline',
      from: { id: 'xianting', name: '先听', role: 'bot' },
      attachments: [],
      entities: [],
    });
    expect(activities).toHaveLength(2);
  });

  it('goes with no status where the house says anything else', () => {
    const queued = message(1, '前面 2 位', { author: { by: 'notice' }, content: { notice: 'queued' } });
    expect(onTheWire(queued).activities).toHaveLength(1);
  });

  it('keeps the reader’s watermark where there is nothing to show', () => {
    expect(frameFor({ ...reader, watermark: 12 }, []).frame).toEqual({ activities: [], watermark: '12' });
  });
});

describe('the event that hands a conversation over', () => {
  const evidence = [{ seq: 1, from: 0, to: 3, words: '转人工' }];
  const handedOver = {
    handoff: {
      id: 'h1' as HandoffId,
      skill: 'complaints',
      reason: { because: 'complaint' },
      findings: [{ kind: 'asks-for-person', evidence, probability: 0.9, by: 'rules' }],
      summary: '客户投诉年费',
      throughSeq: 3,
      requestedAt: at,
      ruling: {
        policy: 3 as PolicyVersion,
        row: 'complaint',
        priority: 'normal',
        acceptWithinMinutes: 3,
        complaint: { grade: 'general', acknowledgeWithinHours: 24, answerWithinHours: 72 },
      },
    },
    conversation: {
      id: conversation,
      channel: 'web',
      customer: { id: 'cust' as CustomerId, bankId: null, tier: 'standard', birthYear: null, assurance: null },
    },
    messages: [
      asked,
      message(2, '没有送出的话', { delivery: 'superseded', shown: null }),
      message(3, '正在转人工', { delivery: 'pending', shown: null }),
      message(4, '后来的话', { shown: 2 }),
    ],
  } satisfies Parameters<typeof composeHandoffInitiation>[0];

  it('has the shape that Bot Framework itself gives it', () => {
    const ours = composeHandoffInitiation(handedOver);
    // What the SDK makes of the same incoming activity, without help.
    const incoming = {
      type: 'message',
      id: 'conv|0000001',
      channelId: 'directline',
      conversation: { id: 'conv' },
      from: { id: 'cust', role: 'user' },
      recipient: { id: 'xianting', name: '先听', role: 'bot' },
      locale: 'zh-CN',
      serviceUrl: 'urn:xianting:web',
      text: '年费多少',
    };
    const theirs = EventFactory.createHandoffInitiation(
      new TurnContext(new RecordAdapter(), incoming as never),
      ours.value,
      { activities: [] },
    );
    const { localTimezone: _, ...shape } = JSON.parse(JSON.stringify(theirs));
    const [transcript] = ours.attachments as { content: { activities: unknown[] } }[];
    expect(ours).toEqual({
      ...shape,
      id: 'h1',
      timestamp: '2026-11-22T04:00:00.000Z',
      attachments: [{ contentType: 'application/json', name: 'Transcript', content: transcript?.content }],
    });
    expect(ours).toMatchObject({
      type: 'event',
      name: 'handoff.initiate',
      replyToId: 'conv|0000001',
      relatesTo: { activityId: 'conv|0000001', user: { id: 'cust' }, bot: { id: 'xianting' }, channelId: 'directline' },
    });
    expect(ours).not.toHaveProperty('recipient');
  });

  it('tells the skill, why, on which evidence, through which message, and how soon by the policy', () => {
    const { handoff } = handedOver;
    expect(composeHandoffInitiation(handedOver).value).toEqual({
      handoffId: 'h1',
      skill: 'complaints',
      reason: { because: 'complaint' },
      findings: handoff.findings,
      summary: '客户投诉年费',
      throughSeq: 3,
      ruling: handoff.ruling,
    });
  });

  it('carries what was said up to there, without what was superseded or what the client sent along', () => {
    const { attachments } = composeHandoffInitiation(handedOver);
    const [{ content }] = attachments as [{ content: { activities: Record<string, unknown>[] } }];
    expect(content.activities.map(({ text }) => text)).toEqual(['年费多少', '正在转人工']);
    expect(content.activities[0]).not.toHaveProperty('channelData');
  });

  it('is the same event whenever it is made', () => {
    expect(composeHandoffInitiation(handedOver)).toEqual(composeHandoffInitiation(handedOver));
  });
});

import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { ConversationId } from '#conversation';
import type { PlaceInLine } from '#conversation/wire';
import { type Jobs, openJobs, type Signal } from '#jobs';
import { openStore, type Store } from '#store';
import type { Frame } from './activities.ts';
import { type Begun, type Gateway, openGateway, StandingClock } from './rehearsal.ts';

describe('what passes over a stream and is not kept', () => {
  let store: Store;
  let jobs: Jobs;
  let gateway: Gateway;
  const line = new Map<ConversationId, PlaceInLine>();
  const sockets: WebSocket[] = [];

  beforeAll(async () => {
    store = await openStore({ kind: 'embedded', folder: ':memory:' });
    jobs = await openJobs({ kind: 'store' }, store);
    gateway = await openGateway({ store, jobs, clock: new StandingClock(), placesInLine: async () => new Map(line) });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.terminate();
    await gateway?.close();
    await jobs?.close();
    await store?.close();
  });

  const until = (holds: () => void) => vi.waitFor(holds, { timeout: 60_000, interval: 5 });
  const post = ({ conversation, token }: Begun, body: object) =>
    gateway.ask(`/conversations/${conversation}/activities`, token, { method: 'POST', body });
  const listen = async ({ streamUrl }: Begun): Promise<Frame[]> => {
    const socket = new WebSocket(streamUrl);
    sockets.push(socket);
    const frames: Frame[] = [];
    socket.on('message', (text) => {
      if (String(text) !== '') frames.push(JSON.parse(String(text)));
    });
    await new Promise((resolve) => socket.once('open', resolve));
    return frames;
  };
  const activities = (frames: readonly Frame[]) => frames.flatMap((frame) => frame.activities);

  it('is that the bot is writing, as soon as a message waits for it', async () => {
    const begun = await gateway.begin();
    const frames = await listen(begun);
    await post(begun, { type: 'message', text: '年费多少' });
    await until(() => expect(activities(frames)).toHaveLength(2));
    const typing = activities(frames).find(({ type }) => type === 'typing');
    expect(typing).toMatchObject({ from: { role: 'bot' }, channelData: { xianting: { author: 'bot' } } });
    expect(typing?.id).toBeUndefined();
  });

  it('is that an agent is writing, under the agent’s name, to that customer and no other', async () => {
    const [begun, other] = [await gateway.begin(), await gateway.begin()];
    const [frames, others] = [await listen(begun), await listen(other)];
    jobs.signals.publish({ about: 'typing', id: begun.conversation, by: 'agent', name: '李明' });
    await until(() =>
      expect(activities(frames)).toMatchObject([
        { type: 'typing', from: { name: '李明' }, channelData: { xianting: { author: 'agent', agentName: '李明' } } },
      ]),
    );
    expect(others).toEqual([]);
  });

  it('is never in the record, moves no watermark, and is not sent back to who typed', async () => {
    const begun = await gateway.begin();
    const frames = await listen(begun);
    const heard: Signal[] = [];
    const stop = jobs.signals.subscribe((signal) => heard.push(signal));
    expect((await post(begun, { type: 'typing' })).status).toBe(200);
    await until(() =>
      expect(heard).toContainEqual({ about: 'typing', id: begun.conversation, by: 'customer', name: null }),
    );
    stop();
    jobs.signals.publish({ about: 'typing', id: begun.conversation, by: 'bot', name: null });
    await until(() => expect(frames).toHaveLength(1));
    expect(frames[0]).toMatchObject({ watermark: '0', activities: [{ type: 'typing', from: { role: 'bot' } }] });
    expect(await store.conversations.transcript(begun.conversation, 0, 10)).toEqual([]);
  });

  it('is the place in the line: when a customer comes to look, and again when it has changed, and only then', async () => {
    const begun = await gateway.begin();
    line.set(begun.conversation, { position: 3, minutes: { from: 2, to: 4 } });
    const frames = await listen(begun);
    const places = () => activities(frames).map(({ name, value }) => [name, (value as PlaceInLine).position]);
    await until(() => expect(places()).toEqual([['place-in-line', 3]]));
    line.set(begun.conversation, { position: 2, minutes: { from: 1, to: 3 } });
    jobs.signals.publish({ about: 'desk' });
    await until(() =>
      expect(places()).toEqual([
        ['place-in-line', 3],
        ['place-in-line', 2],
      ]),
    );
    line.delete(begun.conversation);
    jobs.signals.publish({ about: 'desk' });
    await post(begun, { type: 'message', text: '还在吗' });
    await until(() => expect(activities(frames).some(({ text }) => text === '还在吗')).toBe(true));
    expect(activities(frames).filter(({ name }) => name === 'place-in-line')).toHaveLength(2);
  });
});

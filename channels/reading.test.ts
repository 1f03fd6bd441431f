import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConversationId, type CustomerId, Refusal, type StaffId } from '#conversation';
import { openStore, type Store, type StoreSettings } from '#store';
import { freshDatabase, postgresUrl } from '../evals/services/provided.ts';
import { frameFor, type Reader } from './bot-framework/activities.ts';
import { agentTakesOver, botCommits, saying } from './bot-framework/rehearsal.ts';

type Act =
  | { act: 'customer-says' }
  | { act: 'bot-commits'; texts: number }
  | { act: 'person-takes-over' }
  | { act: 'person-says' }
  | { act: 'deliver' }
  | { act: 'read'; limit: number };

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Act>({ act: 'customer-says' }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('bot-commits' as const), texts: fc.integer({ min: 0, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.constant<Act>({ act: 'person-takes-over' }) },
  { weight: 2, arbitrary: fc.constant<Act>({ act: 'person-says' }) },
  { weight: 3, arbitrary: fc.constant<Act>({ act: 'deliver' }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('read' as const), limit: fc.integer({ min: 1, max: 3 }) }) },
);

const li = 'li' as StaffId;

describe('on the embedded record', () => {
  describeReading(async () => ({ kind: 'embedded', folder: ':memory:' }));
});

// Where sessions truly run at the same time.
describe.skipIf(!postgresUrl)('on PostgreSQL', () => {
  describeReading(async () => ({ kind: 'postgres', url: await freshDatabase() }));
});

function describeReading(where: () => Promise<StoreSettings>): void {
  const at = new Date('2026-11-22T04:00:00Z');
  let store: Store;

  beforeAll(async () => {
    store = await openStore(await where());
  });
  afterAll(async () => {
    await store?.close();
  });

  it('a reader who goes by its watermark sees each shown message once and in order, however saying, committing, delivering and reading interleave', async () => {
    await fc.assert(
      // What stands in one inner list happens at the same time.
      fc.asyncProperty(fc.array(fc.array(acts, { minLength: 1, maxLength: 4 }), { maxLength: 10 }), async (moments) => {
        const conversation = randomUUID() as ConversationId;
        const customer = randomUUID() as CustomerId;
        await store.customers.addVisitor(customer, at);
        await store.conversations.open({ id: conversation, channel: 'web', customer, at });

        let reader: Reader = { conversation, user: customer, watermark: 0, latestOwn: null };
        const seen: string[] = [];
        let reading = Promise.resolve();
        const read = (limit: number) => {
          // One reader reads one frame after the other, as a stream does.
          reading = reading.then(async () => {
            const next = frameFor(reader, await store.conversations.shownAfter(conversation, reader.watermark, limit));
            reader = next.reader;
            seen.push(...next.frame.activities.map(({ id = '' }) => id));
          });
          return reading;
        };
        let count = 0;
        const say = (text: string) =>
          store.conversations.append({
            conversation,
            clientId: text,
            text,
            content: {},
            sealed: null,
            sealedFor: null,
            at,
          });
        const perform = async (act: Act): Promise<unknown> => {
          count += 1;
          const name = `message ${count}`;
          switch (act.act) {
            case 'customer-says':
              return say(name);
            case 'bot-commits':
              return botCommits(store, conversation, () => Array.from({ length: act.texts }, () => saying(name)));
            case 'person-takes-over':
              await say(name);
              // Refused where a person has the conversation, or the bot's answer comes first.
              return agentTakesOver(store, conversation, li).catch(() => {});
            case 'person-says': {
              const words = { conversation, clientId: name, agent: li, agentName: '李明', text: name, content: {}, at };
              return store.conversations.appendFromAgent(words).catch((error: unknown) => {
                if (!(error instanceof Refusal)) throw error;
              });
            }
            case 'deliver':
              return store.deliveries.show(conversation);
            case 'read':
              return read(act.limit);
          }
        };
        for (const moment of moments) await Promise.all(moment.map(perform));
        await store.deliveries.show(conversation);
        await read(1_000);

        const record = await store.conversations.transcript(conversation, 0, 1_000);
        const shown = record.filter(({ delivery }) => delivery === 'sent');
        const places = shown.map((message) => message.shown ?? 0).toSorted((one, other) => one - other);
        expect(places).toEqual(shown.map((_, place) => place + 1));
        expect(seen).toEqual(places.map((place) => `${conversation}|${String(place).padStart(7, '0')}`));
        expect(
          record.filter(({ delivery }) => delivery !== 'sent').every(({ delivery }) => delivery === 'superseded'),
        ).toBe(true);
        // Whoever speaks is heard in the order of speaking.
        for (const speaker of ['customer', 'bot', 'agent'] as const) {
          const theirs = shown.filter(({ author }) => author.by === speaker).map((message) => message.shown ?? 0);
          expect(theirs).toEqual(theirs.toSorted((one, other) => one - other));
        }
      }),
      { numRuns: 60 },
    );
  });
}

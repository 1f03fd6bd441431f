import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeTextEncoder } from '#knowledge/text-encoder-contract';
import { openTextEmbeddings } from './index.ts';
import {
  type Behaviour,
  openStandIn,
  type StandIn,
  standInDimensions,
  standInKey,
  standInModel,
} from './stand-in/index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn();
});
beforeEach(() => standIn.behave({ does: 'embed' }));
afterAll(() => standIn.close());

const endpoint = () => ({
  baseUrl: standIn.url,
  key: standInKey,
  model: standInModel,
  extra: {},
  dimensions: standInDimensions,
  version: '2026-11',
});
const open = (change: Partial<ReturnType<typeof endpoint>> = {}, { batch = 10, tries = 3, within = 10_000 } = {}) =>
  openTextEmbeddings({ ...endpoint(), ...change }, { batch, tries, within });
const failureOf = async (encoder: ReturnType<typeof open>, texts = ['年费多少']) =>
  encoder.encode(texts).then(
    () => null,
    (failure: unknown) => failure,
  );

describeTextEncoder('an OpenAI-compatible endpoint for embeddings', open);

describe('the id of an endpoint’s vectors', () => {
  it('is another one for another model, version, dimensions or way of asking', () => {
    const ids = [
      {},
      { model: 'BAAI/bge-m3' },
      { model: 'BAAI-bge-m3' },
      { version: '2026-12' },
      { dimensions: 64 },
      { extra: { dimensions: 256 } },
    ].map((change) => open(change).id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[1]).toMatch(/^BAAI-bge-m3@2026-11#256-/);
  });

  it('is the same wherever the same model is reached, with whatever key', () => {
    expect(open({ baseUrl: 'https://elsewhere.example/v1', key: 'another' }).id).toBe(open().id);
  });
});

describe('what is asked of an endpoint for embeddings', () => {
  it('is so many texts at a time, as numbers, and what the operator adds', async () => {
    const before = standIn.requests.length;
    const texts = Array.from({ length: 25 }, (_, n) => `第${n}个问题`);
    const vectors = await open({ extra: { dimensions: 256, user: null } }).encode(texts);
    const asked = standIn.requests.slice(before);
    expect(asked.map(({ input }) => (input as string[]).length)).toEqual([10, 10, 5]);
    expect(asked.flatMap(({ input }) => input)).toEqual(texts);
    expect(asked[0]).toEqual({
      model: standInModel,
      input: texts.slice(0, 10),
      encoding_format: 'float',
      dimensions: 256,
    });
    expect(vectors).toEqual((await Promise.all(texts.map((text) => open().encode([text])))).flat());
  });

  it('has no personal data in it', async () => {
    await open().encode(['我的手机号是13812345678，收不到短信']);
    expect(JSON.stringify(standIn.requests.at(-1))).toContain('收不到短信');
    expect(JSON.stringify(standIn.requests)).not.toContain('13812345678');
  });

  it('is nothing where no text holds anything', async () => {
    const before = standIn.requests.length;
    expect(await open().encode(['', '？！', '😡'])).toEqual(Array(3).fill(new Float32Array(standInDimensions)));
    expect(standIn.requests).toHaveLength(before);
  });
});

describe('an endpoint for embeddings that fails', () => {
  it.each<[string, Behaviour, string, RegExp]>([
    ['asks for a pause', { does: 'refuse', status: 429 }, 'busy', /429/],
    ['is overloaded', { does: 'refuse', status: 503 }, 'failing', /503/],
    ['does not accept a field', { does: 'refuse', status: 400 }, 'request-refused', /400/],
    ['gives other dimensions', { does: 'embed', dimensions: 64 }, 'garbled', /64 dimensions, not 256/],
    ['leaves a text out', { does: 'embed', leaves: 'out-one' }, 'garbled', /not 1 vectors/],
    ['gives nothing but zeros', { does: 'embed', leaves: 'all-zero' }, 'garbled', /no direction/],
    ['sends bytes', { does: 'garble', with: 'bytes' }, 'garbled', /./],
    ['sends a page', { does: 'garble', with: 'page' }, 'garbled', /./],
    ['sends nothing', { does: 'garble', with: 'nothing' }, 'garbled', /./],
    ['says nothing at all', { does: 'hang' }, 'late', /within their time/],
  ])('is told apart where it %s', async (_how, behaviour, kind, sentence) => {
    standIn.behave(behaviour);
    const within = kind === 'late' ? 300 : 10_000;
    const failure = await failureOf(open({}, { tries: 1, within }));
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(sentence) });
  });

  it('is told apart where its key or its model is wrong, or nobody listens', async () => {
    expect(await failureOf(open({ key: 'wrong' }))).toMatchObject({ kind: 'key-refused' });
    expect(await failureOf(open({ model: 'no-such' }))).toMatchObject({ kind: 'unknown-model' });
    expect(await failureOf(open({ baseUrl: 'http://127.0.0.1:9/v1' }, { tries: 1 }))).toMatchObject({
      kind: 'unreachable',
    });
  });

  it('is asked again for the batch that failed, and for no other', async () => {
    const before = standIn.requests.length;
    standIn.behave(
      { does: 'embed' },
      { does: 'refuse', status: 429, headers: { 'retry-after-ms': '20' } },
      { does: 'embed' },
    );
    expect(await open({}, { batch: 1 }).encode(['一', '二'])).toHaveLength(2);
    expect(standIn.requests.slice(before).map(({ input }) => input)).toEqual([['一'], ['二'], ['二']]);
  });

  it('is not asked again for longer than there is time, nor where another try would change nothing', async () => {
    const before = standIn.requests.length;
    standIn.behave({ does: 'refuse', status: 429, headers: { 'retry-after': '60' } });
    expect(await failureOf(open())).toMatchObject({ kind: 'busy', retryAfter: 60_000 });
    standIn.behave({ does: 'embed', dimensions: 64 });
    expect(await failureOf(open())).toMatchObject({ kind: 'garbled' });
    expect(standIn.requests).toHaveLength(before + 2);
  });
});

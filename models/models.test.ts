import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect, describeAnswerModel, enoughTime, examplePrompt, textOf } from './contract.ts';
import { absentModel, openAnswerModel, type Writing } from './index.ts';
import {
  type Behaviour,
  openStandIn,
  type StandIn,
  scriptedModel,
  standInKey,
  standInModel,
} from './stand-in/index.ts';

let standIn: StandIn;
beforeAll(async () => {
  standIn = await openStandIn();
});
afterAll(() => standIn.close());

const written: Writing[] = [];
const endpoint = () => ({ baseUrl: standIn.url, key: standInKey, model: standInModel, extra: {} });
const open = (
  change: Partial<ReturnType<typeof endpoint>> = {},
  { perMinute = null, tries = 3 }: { perMinute?: number | null; tries?: number } = {},
) =>
  openAnswerModel(
    { ...endpoint(), ...change },
    {
      budget: { perMinute, perDay: null },
      tries,
      observe: (writing) => written.push(writing),
      now: () => performance.now(),
    },
  );

describeAnswerModel('an OpenAI-compatible endpoint', (text) => {
  standIn.behave({ does: 'write', text, every: 2 });
  return open();
});
describeAnswerModel('a scripted model', (text) => scriptedModel(text.match(/.{1,4}/gsu) ?? []));
describeAnswerModel('no model', () => absentModel, { writesNothing: 'absent' });

describe('what is asked of an endpoint', () => {
  it('is the prompt, streamed, with its usage, and what the operator adds', async () => {
    standIn.behave({ does: 'write' });
    await collect(await open({ extra: { enable_thinking: false, temperature: null } }));
    expect(standIn.requests.at(-1)).toEqual({
      model: standInModel,
      messages: examplePrompt.messages,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 300,
      enable_thinking: false,
    });
  });

  it('names the limit of tokens as the provider wants it named', async () => {
    await collect(await open({ extra: { max_tokens: null, max_completion_tokens: 200 } }));
    expect(standIn.requests.at(-1)).toMatchObject({ max_completion_tokens: 200 });
    expect(standIn.requests.at(-1)).not.toHaveProperty('max_tokens');
  });
});

describe('what an endpoint says', () => {
  const says = async (behaviour: Behaviour) => {
    standIn.behave(behaviour);
    return collect(await open());
  };

  it('comes with its tokens, where it tells them', async () => {
    expect((await says({ does: 'write', text: '好。' })).pieces.at(-1)).toMatchObject({
      ending: { usage: { completion: 2 } },
    });
    expect((await says({ does: 'write', text: '好。', usage: false })).pieces.at(-1)).toEqual({
      ending: { usage: null },
    });
  });

  it('is whole though every character is torn', async () => {
    const text = '跨行转账一般 2 小时内到账[1]。';
    expect(textOf((await says({ does: 'write', text, piece: 1, tears: true })).pieces)).toBe(text);
  });

  it('is never what it thinks', async () => {
    const { pieces } = await says({
      does: 'write',
      text: '<think>客户想要\n便宜的</think>\n好的[1]。',
      thinks: '先想一想',
    });
    expect(textOf(pieces)).toBe('好的[1]。');
  });
});

describe('an endpoint that fails', () => {
  const openai = { error: { message: 'no', type: 'x', code: 'y' } };
  it.each<[string, Behaviour, string, RegExp]>([
    ['is overloaded', { does: 'refuse', status: 503 }, 'failing', /503/],
    ['breaks', { does: 'refuse', status: 500, body: '<html>oops</html>' }, 'failing', /500/],
    ['asks for a pause', { does: 'refuse', status: 429, headers: { 'retry-after': '30' } }, 'busy', /429/],
    [
      'does not accept a field',
      { does: 'refuse', status: 400, body: JSON.stringify(openai) },
      'request-refused',
      /400 no/,
    ],
    [
      'refuses the contents',
      { does: 'refuse', status: 400, body: '{"code":"data_inspection_failed","message":"data_inspection_failed"}' },
      'withheld',
      /./,
    ],
    [
      'has no money left',
      { does: 'refuse', status: 402, body: '{"error":"Insufficient Balance"}' },
      'request-refused',
      /402/,
    ],
    ['sends bytes', { does: 'garble', with: 'bytes' }, 'garbled', /./],
    ['sends half of its JSON', { does: 'garble', with: 'broken-json' }, 'garbled', /./],
    ['sends an error in its stream', { does: 'garble', with: 'error-event' }, 'failing', /overloaded/],
    ['sends a page', { does: 'garble', with: 'page' }, 'garbled', /./],
    ['sends nothing', { does: 'garble', with: 'nothing' }, 'garbled', /./],
    ['ends without a word', { does: 'write', text: '' }, 'garbled', /without a word/],
    ['ends in the middle', { does: 'write', text: '年费', finish: null }, 'cut-off', /without an end/],
    ['breaks off', { does: 'break-off', after: '年费 100' }, 'cut-off', /./],
    ['falls silent', { does: 'fall-silent', after: '年费 100' }, 'late', /not all/],
    ['says nothing at all', { does: 'hang' }, 'late', /first/],
    ['talks too long', { does: 'write', text: '年费', finish: 'length' }, 'too-long', /tokens/],
    ['withholds its words', { does: 'write', text: '年费', finish: 'content_filter' }, 'withheld', /content_filter/],
    ['withholds them as Zhipu does', { does: 'write', text: '年费', finish: 'sensitive' }, 'withheld', /sensitive/],
  ])('is told apart where it %s', async (_how, behaviour, kind, sentence) => {
    standIn.behave(behaviour);
    const limits = kind === 'late' ? { firstWithin: 300, allWithin: 400 } : enoughTime;
    const { failure } = await collect(await open({}, { tries: 1 }), limits);
    expect(failure).toMatchObject({ kind, message: expect.stringMatching(sentence) });
  });

  it('is told apart where its key or its model is wrong, and is not asked again', async () => {
    const before = standIn.requests.length;
    expect((await collect(await open({ key: 'wrong' }))).failure?.kind).toBe('key-refused');
    const misnamed = await open({ model: 'gpt-nonsense' });
    expect((await collect(misnamed)).failure?.kind).toBe('unknown-model');
    expect((await collect(misnamed)).failure?.kind).toBe('resting');
    expect(standIn.requests.length - before).toBe(2);
  });

  it('is unreachable where nobody listens', async () => {
    const model = await open({ baseUrl: 'http://127.0.0.1:9/v1' }, { tries: 1 });
    expect((await collect(model)).failure?.kind).toBe('unreachable');
  });

  it('is asked again within the time for the first text, and nobody notices', async () => {
    standIn.behave(
      { does: 'refuse', status: 503 },
      { does: 'refuse', status: 429, headers: { 'retry-after-ms': '20' } },
      { does: 'write', text: '好。' },
    );
    expect(textOf((await collect(await open())).pieces)).toBe('好。');
    expect(written.at(-1)).toMatchObject({ outcome: 'written', tries: 3, usage: { completion: 2 } });
  });

  it('is not asked again for longer than there is time', async () => {
    standIn.behave({ does: 'refuse', status: 429, headers: { 'retry-after': '2' } }, { does: 'write', text: '好。' });
    expect((await collect(await open(), { firstWithin: 1_000, allWithin: 2_000 })).failure?.kind).toBe('busy');
    expect(written.at(-1)).toMatchObject({ tries: 1 });
  });

  it('is not asked again once it has begun to speak', async () => {
    standIn.behave({ does: 'break-off', after: '年费' }, { does: 'write', text: '好。' });
    const { pieces, failure } = await collect(await open());
    expect([textOf(pieces), failure?.kind]).toEqual(['年费', 'cut-off']);
  });

  it('is left alone after five failures in a row', async () => {
    standIn.behave({ does: 'refuse', status: 500 });
    const model = await open({}, { tries: 1 });
    for (let n = 0; n < 5; n++) expect((await collect(model)).failure?.kind).toBe('failing');
    const before = standIn.requests.length;
    expect((await collect(model)).failure?.kind).toBe('resting');
    expect(standIn.requests.length).toBe(before);
  });
});

describe('a budget of tokens', () => {
  it('is kept before they are used, and what was not used is there again', async () => {
    standIn.behave({ does: 'write', text: '好。' });
    const model = await open({}, { perMinute: 700 });
    expect((await collect(model)).failure).toBeNull();
    const [one, other] = await Promise.all([collect(model), collect(model)]);
    expect([one.failure?.kind, other.failure?.kind].filter(Boolean)).toEqual(['over-budget']);
  });
});

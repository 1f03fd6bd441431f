import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ConversationId,
  complaintGrades,
  complaintsAgainst,
  dangers,
  emotions,
  type Finding,
  type FoundBy,
  type Message,
} from '#conversation';
import { type AnswerModel, absentModel, ModelFailure, openAnswerModel } from '#models';
import { type Behaviour, openStandIn, type StandIn, scriptedModel, standInKey, standInModel } from '#models/stand-in';
import { hearByModel } from './heard-by-model.ts';
import { mergedWithModel } from './merged.ts';

const at = new Date('2026-11-22T04:00:00Z');
const message = (text: string, seq: number, by: 'customer' | 'bot' = 'customer'): Message => ({
  ...{ conversation: 'k' as ConversationId, clientId: `${seq}`, delivery: 'sent', shown: seq, masked: false, at },
  ...{ seq, author: { by }, text, content: {} },
});
const before = [message('卡在哪补', 1), message('请带身份证到网点。', 2, 'bot')];
const said = [
  { seq: 3, text: '我去了三趟都没办成' },
  { seq: 4, text: '电话 13812345678' },
];
const hearing = (model: AnswerModel, within = 1_000) => hearByModel({ said, before }, { model, within });
const answer = (heard: readonly object[]) => JSON.stringify({ heard });
const complaint = { what: 'complaint', grade: 'general', against: 'service', words: '三趟都没办成' };

describe('what a model hears', () => {
  it('is a finding whose words stand where it says', async () => {
    expect(await hearing(scriptedModel([answer([complaint])]))).toEqual({
      heard: [
        {
          ...{ kind: 'complaint', grade: 'general', against: 'service', probability: 0.8, by: 'model' },
          evidence: [{ seq: 3, from: 3, to: 9, words: '三趟都没办成' }],
        },
      ],
    });
  });

  it('may stand between backticks, as models like to put it', async () => {
    const fenced = `\`\`\`json\n${answer([])}\n\`\`\``;
    expect(await hearing(scriptedModel([fenced]))).toEqual({ heard: [] });
  });

  it('does not count where its words were never said', async () => {
    const invented = { what: 'danger', danger: 'fraud', words: '我被骗了' };
    expect(await hearing(scriptedModel([answer([invented, complaint])]))).toMatchObject({
      heard: [{ kind: 'complaint' }],
    });
  });

  it('is heard in masked words, with what was said before', async () => {
    const model = scriptedModel([answer([])]);
    await hearing(model);
    expect(model.prompts[0]).toContain('三趟');
    expect(model.prompts[0]).toContain('请带身份证到网点');
    expect(model.prompts[0]).not.toContain('13812345678');
  });

  it.each<[string, string]>([
    ['no JSON', '我听到了投诉'],
    ['words around the JSON', `好的：${answer([complaint])}`],
    ['half a JSON', answer([complaint]).slice(0, -3)],
    ['something else than is asked for', answer([{ what: 'mood', words: '三趟' }])],
    ['a grade that there is not', answer([{ ...complaint, grade: 'terrible' }])],
    ['more than belongs to it', answer([{ ...complaint, action: 'close' }])],
    ['a finding without words', answer([{ ...complaint, words: '' }])],
    ['a list instead of an object', JSON.stringify([complaint])],
  ])('is refused whole with %s', async (_what, text) => {
    expect(await hearing(scriptedModel([text]))).toMatchObject({ refused: 'not-in-form' });
  });

  it('is told in the log in masked words', async () => {
    const refused = await hearing(scriptedModel(['客户电话 13812345678 投诉']));
    expect(JSON.stringify(refused)).not.toContain('13812345678');
  });

  it('is refused, and nothing thrown, where there is no model or it fails', async () => {
    expect(await hearing(absentModel)).toMatchObject({ refused: 'absent' });
    expect(await hearing(scriptedModel(['{"hea', new ModelFailure('cut-off', 'x')]))).toMatchObject({
      refused: 'cut-off',
    });
  });

  it('takes any text at all without an exception', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (text, written) => {
        await hearByModel({ said: [{ seq: 1, text }], before: [] }, { model: scriptedModel([written]), within: 1_000 });
      }),
      { numRuns: 60 },
    );
  });
});

describe('an endpoint that is to hear', () => {
  let standIn: StandIn;
  beforeAll(async () => {
    standIn = await openStandIn();
  });
  afterAll(() => standIn.close());

  const endpoint = () => ({ baseUrl: standIn.url, key: standInKey, model: standInModel, extra: {} });
  const model = () =>
    openAnswerModel(endpoint(), {
      ...{ budget: { perMinute: null, perDay: null }, tries: 1, observe: () => {} },
      now: () => performance.now(),
    });

  it('is asked for nothing random, and heard', async () => {
    standIn.behave({ does: 'write', text: answer([complaint]), thinks: '客户不满' });
    expect(await hearing(await model(), 20_000)).toMatchObject({ heard: [{ kind: 'complaint', by: 'model' }] });
    expect(standIn.requests.at(-1)).toMatchObject({ temperature: 0 });
  });

  it.each<[string, Behaviour, number, string]>([
    ['never answers', { does: 'hang' }, 300, 'late'],
    ['falls silent', { does: 'fall-silent', after: '{"heard":[' }, 300, 'late'],
    ['breaks off', { does: 'break-off', after: '{"heard":[' }, 20_000, 'cut-off'],
    ['refuses', { does: 'refuse', status: 500 }, 20_000, 'failing'],
    ['sends garbage', { does: 'garble', with: 'bytes' }, 20_000, 'garbled'],
    ['talks', { does: 'write', text: '您好，请问有什么事？' }, 20_000, 'not-in-form'],
  ])('is not waited for beyond its time, and not believed, where it %s', async (_how, behaviour, within, refused) => {
    standIn.behave(behaviour);
    expect(await hearing(await model(), within)).toMatchObject({ refused });
  });
});

describe('what we heard and what a model heard', () => {
  const found = (by: FoundBy, probability = 0.6) =>
    ({ evidence: [{ seq: 1, from: 0, to: 1, words: '我' }], probability, by }) as const;

  it('is one: what both heard is raised by the graver, and said to be ours', () => {
    const own: Finding = { kind: 'complaint', grade: 'fairly-complex', against: 'service', ...found('learned') };
    const other: Finding = { kind: 'complaint', grade: 'general', against: 'charge', ...found('model', 0.8) };
    expect(mergedWithModel([own], [other])).toEqual([{ ...own, against: 'charge', probability: 0.8 }]);
  });

  it('loses what only the learned part heard, where the model does not hear it', () => {
    const own: Finding[] = [
      { kind: 'complaint', grade: 'general', against: 'service', ...found('learned') },
      { kind: 'emotion', emotion: 'angry', strength: 1, ...found('learned') },
    ];
    const calm: Finding = { kind: 'emotion', emotion: 'confused', strength: 1, ...found('model') };
    expect(mergedWithModel(own, [calm])).toEqual([calm]);
  });

  const bys = fc.constantFrom<FoundBy>('rules', 'learned', 'model');
  const findings = fc.array(
    fc.oneof(
      fc.record({ kind: fc.constantFrom('asks-for-person' as const, 'abuse' as const, 'vagueness' as const), by: bys }),
      fc.record({
        kind: fc.constant('complaint' as const),
        grade: fc.constantFrom(...complaintGrades),
        against: fc.constantFrom(...complaintsAgainst),
        by: bys,
      }),
      fc.record({ kind: fc.constant('danger' as const), danger: fc.constantFrom(...dangers), by: bys }),
      fc.record({
        kind: fc.constant('emotion' as const),
        emotion: fc.constantFrom(...emotions),
        strength: fc.constantFrom(1 as const, 2 as const, 3 as const),
        by: bys,
      }),
    ),
    { maxLength: 6 },
  );
  const whole = (some: readonly object[]) => some.map((one) => ({ ...found('model'), ...one })) as unknown as Finding[];

  it('never has less of what our rules heard, and never less of any danger', () => {
    fc.assert(
      fc.property(findings, findings, (mine, theirs) => {
        const own = whole(mine);
        const merged = mergedWithModel(own, whole(theirs));
        for (const finding of own) {
          if (finding.by !== 'rules' && finding.kind !== 'danger') continue;
          const stays = merged.some(
            (one) =>
              one.kind === finding.kind &&
              one.by === finding.by &&
              one.probability >= finding.probability &&
              (one.kind !== 'danger' || finding.kind !== 'danger' || one.danger === finding.danger) &&
              (one.kind !== 'emotion' ||
                finding.kind !== 'emotion' ||
                (one.emotion === finding.emotion && one.strength >= finding.strength)) &&
              (one.kind !== 'complaint' ||
                finding.kind !== 'complaint' ||
                complaintGrades.indexOf(one.grade) >= complaintGrades.indexOf(finding.grade)),
          );
          expect(stays).toBe(true);
        }
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import type { ConversationId, CustomerId, Message, PolicyVersion } from '#conversation';
import { type AnswerModel, ModelFailure } from '#models';
import { scriptedModel } from '#models/stand-in';
import { type ListensTo, openSecondEar, shippedPolicy, type TurnInput } from '../index.ts';
import { pocketEdition } from '../pocket-knowledge.ts';
import { heardTwice } from './heard-twice.ts';
import { readSituation } from './situation.ts';

const at = new Date('2026-11-22T04:00:00Z');
function situationOf(...texts: readonly string[]) {
  const messages = texts.map(
    (text, place): Message => ({
      ...{ conversation: 'k' as ConversationId, clientId: `${place}`, delivery: 'sent', shown: place, masked: false },
      ...{ seq: place + 1, author: { by: 'customer' }, text, content: {}, at },
    }),
  );
  const input: TurnInput = {
    ...{ messages, answeredThrough: 0, misunderstoodInARow: 0, channel: 'web', edition: pocketEdition, at },
    customer: { id: 'c' as CustomerId, bankId: null, tier: 'standard', birthYear: null, assurance: null },
    policy: { version: 1 as PolicyVersion, table: shippedPolicy },
  };
  return readSituation(input);
}

async function heard(texts: readonly string[], model: AnswerModel, listensTo: ListensTo = 'always') {
  const ended: string[] = [];
  const ear = openSecondEar({
    ...{ model, listensTo, within: 1_000 },
    observe: ({ ended: how }) => void ended.push(how),
  });
  const own = situationOf(...texts);
  const situation = await heardTwice(own, ear);
  return { own, situation, ended };
}

const writes = (...findings: readonly object[]) => scriptedModel([JSON.stringify({ heard: findings })]);

describe('a turn that a model hears, too', () => {
  it('has what the model heard beside what we did, and the policy decides on both', async () => {
    const text = '存折换成卡要带什么';
    const { own, situation, ended } = await heard(
      [text],
      writes({ what: 'danger', danger: 'account-taken-over', words: '存折' }),
    );
    expect(own.heard.some(({ kind }) => kind === 'danger')).toBe(false);
    expect(situation.heard).toMatchObject([{ kind: 'danger', danger: 'account-taken-over', by: 'model' }]);
    expect(ended).toEqual(['heard']);
  });

  it.each<[string, AnswerModel, string]>([
    ['is late', scriptedModel([new ModelFailure('late', 'x')]), 'late'],
    ['answers outside of its form', scriptedModel(['我听到了不满']), 'not-in-form'],
    ['never answers whole', scriptedModel(['{"heard":[', new ModelFailure('cut-off', 'x')]), 'cut-off'],
  ])('is as we heard it where the model %s', async (_how, model, how) => {
    const { own, situation, ended } = await heard(['你们乱收费'], model);
    expect(situation.heard).toEqual(own.heard);
    expect(ended).toEqual([how]);
  });

  it.each<[string, string[]]>([
    ['danger is heard already', ['卡丢了']],
    ['a person was asked for in plain words', ['转人工']],
    ['it is small talk', ['你好']],
  ])('is not asked for where %s', async (_why, texts) => {
    const { ended } = await heard(texts, writes());
    expect(ended).toEqual([]);
  });

  it('is asked for, unless always, only where we are unsure', async () => {
    expect((await heard(['信用卡年费怎么收'], writes(), 'unsure')).ended).toEqual([]);
    expect((await heard(['信用卡年费怎么收'], writes(), 'always')).ended).toEqual(['heard']);
    const unsure = ['我等了好久', '跑了两趟', '你们到底行不行', '没人给我打电话'].filter(
      (text) => situationOf(text).isUnsure,
    );
    expect(unsure.length).toBeGreaterThan(0);
    for (const text of unsure) expect((await heard([text], writes(), 'unsure')).ended).toEqual(['heard']);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionId, EntryId } from '#conversation';
import { decide, type Knowledge, openEmbeddedIndex, openKnowledge, openLearning } from '#knowledge';
import { openStandIn, type StandIn, standInDimensions, standInKey, standInModel } from '#models/stand-in';
import { openEncoder } from './encoder.ts';

const edition = 1 as EditionId;
const subjects = '挂失 年费 限额 定期存款 提前还款 外币兑换 短信提醒 征信异议 保险箱 工资代发 账单分期'.split(' ');
const entries = subjects.map((subject) => ({
  id: subject as EntryId,
  question: `${subject}怎么办`,
  similar: [`${subject}要收费吗`, `我想问${subject}的事`, `去哪里弄${subject}`, `${subject}需要什么`],
  answer: `${subject}在手机银行办理。`,
  category: '',
  source: '',
  effectiveFrom: null,
  effectiveTo: null,
}));

describe('search by the vectors of an embedding model', () => {
  let standIn: StandIn;
  let knowledge: Knowledge;
  const kept = new Map<string, Uint8Array>();
  const told: unknown[] = [];

  beforeAll(async () => {
    standIn = await openStandIn();
    standIn.behave({ does: 'embed' });
    const encoder = {
      ...{ baseUrl: standIn.url, key: standInKey, model: standInModel },
      ...{ dimensions: standInDimensions, version: '1', extra: {} },
    };
    knowledge = openKnowledge({
      editions: {
        live: async () => edition,
        contents: async (id) => ({ id, entries }),
        artefact: async (_edition, name) => kept.get(name) ?? null,
        async keepArtefact(_edition, name, bytes) {
          kept.set(name, bytes);
          return bytes;
        },
        forgetArtefact: async (_edition, name) => void kept.delete(name),
      },
      index: openEmbeddedIndex(),
      learn: openLearning(),
      encoder: await openEncoder({ encoder }),
      tell: (error) => told.push(error),
    });
    await knowledge.refresh();
  }, 60_000);
  afterAll(() => standIn.close());

  it('is learned with them, under their name', () => {
    expect([...kept.keys()].filter((name) => name.includes(`${standInModel}@1#${standInDimensions}`))).toHaveLength(1);
    expect(knowledge.reliability(edition).tried).toBeGreaterThan(subjects.length);
  });

  it('finds what is asked in new words', async () => {
    const [hit] = await asked('外币兑换在哪里可以弄');
    expect(hit?.entry).toBe('外币兑换');
    expect(told).toEqual([]);
  });

  it('goes by words alone while the endpoint is away: what is stored is answered, nothing else is sure', async () => {
    standIn.behave({ does: 'refuse', status: 401 });
    const stored = decide(await asked('征信异议要收费吗'), knowledge.thresholds(edition));
    expect(stored).toMatchObject({ outcome: 'answer', hit: { entry: '征信异议' } });
    const [hit] = await asked('外币兑换在哪里可以弄');
    expect(hit?.entry).toBe('外币兑换');
    expect(told).toHaveLength(2);
  });

  const asked = (text: string) => knowledge.search({ edition, text, at: new Date(), limit: 3 });
});

describe('the encoder that is set', () => {
  it('is the edition’s own unless another is named', async () => {
    expect(await openEncoder({ encoder: null })).toBeUndefined();
  });

  it('is refused where the folder is none, by the setting’s name', async () => {
    await expect(openEncoder({ encoder: { folder: '/nowhere' } })).rejects.toMatchObject({ code: 'bad-setting' });
  });
});

import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EditionId } from '#conversation';
import { decide, type Knowledge, LEARNED_NAME, openEmbeddedIndex, openKnowledge, openLearning } from '#knowledge';
import { learnedAhead, readSampleBank } from './sample-bank.ts';

const edition = 1 as EditionId;

describe('the sample bank', () => {
  let knowledge: Knowledge;

  // A checkout that is prepared has learned already; one that is not learns here.
  beforeAll(async () => {
    const entries = await readSampleBank();
    const ahead = await readFile(learnedAhead).catch(() => null);
    knowledge = openKnowledge({
      editions: {
        live: async () => edition,
        contents: async (id) => ({ id, entries }),
        artefact: async (_edition, name) => (name === LEARNED_NAME && ahead ? new Uint8Array(ahead) : null),
        keepArtefact: async (_edition, _name, bytes) => bytes,
        forgetArtefact: async () => {},
      },
      index: openEmbeddedIndex(),
      learn: openLearning(),
    });
    await knowledge.refresh();
  }, 240_000);

  it.each(['密码', '信用卡', '贷款', '限额', '还款', '银行卡', '转账', '请问一下密码', '信用卡？'])(
    'is asked 「%s」 and asks back which is meant',
    async (text) => {
      expect((await asked(text)).outcome).toBe('ask-which');
    },
  );

  it.each([
    ['信用卡年费怎么收', 'credit-card-annual-fee-waiver'],
    ['银行卡丢了怎么办', 'card-lost-report'],
    ['提前还款要违约金吗', 'early-repayment'],
    ['转账限额', 'raise-transfer-limit'],
  ])('is asked 「%s」 and answers', async (text, entry) => {
    expect(await asked(text)).toMatchObject({ outcome: 'answer', hit: { entry } });
  });

  async function asked(text: string) {
    return decide(await knowledge.search({ edition, text, at: new Date(), limit: 10 }), knowledge.thresholds(edition));
  }
});

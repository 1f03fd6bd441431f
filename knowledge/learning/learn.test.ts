import { describe, expect, it } from 'vitest';
import { decide, type Outcome } from '../calibration/decide.ts';
import { everydayTalk } from '../calibration/everyday-talk.ts';
import { thresholdsFor } from '../calibration/thresholds.ts';
import { SearchableEdition } from '../embedded/searchable-edition.ts';
import { openBase } from '../encoder/base.ts';
import { EditionEncoder } from '../encoder/edition-encoder.ts';
import { RARITY_BESIDE_BASE } from '../encoder/from-groups.ts';
import { exampleEdition, exampleEntry } from '../example-edition.ts';
import type { Entry } from '../knowledge-index.ts';
import { weigh } from '../ranking/weigh.ts';
import { learn } from './learn.ts';
import { openLearning } from './learn-elsewhere.ts';
import { writeLearned } from './learned.ts';

const subjects =
  '挂失 年费 转账限额 定期存款 提前还款 外币兑换 短信提醒 征信异议 保险箱 工资代发 账单分期 零钱兑换'.split(' ');
const wordings = ['怎么办@', '@要收费吗', '我想问@的事', '@去哪里弄', '请问@需要什么', '@多久能好', '手机上能做@吗'];
const bank = subjects.map(entryAbout);

describe('an edition that learned from its own questions', () => {
  it('answers what is asked in new words about its subjects, or offers it first', async () => {
    const ask = await asked(bank);
    for (const subject of ['年费', '转账限额', '征信异议']) {
      expect(firstOf(await ask(`${subject}的事去哪里问`))).toBe(subject);
    }
  });

  it('asks back which is meant where a word is all that is said, and many entries speak of it', async () => {
    const cards = subjects.map((subject) => {
      const entry = entryAbout(`信用卡${subject}`);
      return { ...entry, similar: [...entry.similar, `想办${subject}，我有信用卡`] };
    });
    const ask = await asked(cards);
    expect(firstOf(await ask('信用卡征信异议的事去哪里问'))).toBe('信用卡征信异议');
    expect((await ask('信用卡')).outcome).toBe('ask-which');
    expect((await ask('请问信用卡')).outcome).toBe('ask-which');
  });

  it('answers no everyday talk, and mostly leaves it alone', async () => {
    const ask = await asked(bank);
    const outcomes = await Promise.all(everydayTalk.map(ask));
    const declined = outcomes.filter(({ outcome }) => outcome === 'decline').length;
    expect(outcomes.some(({ outcome }) => outcome === 'answer')).toBe(false);
    expect(declined).toBeGreaterThanOrEqual(everydayTalk.length * 0.8);
  });

  it.each([
    ['nothing at all', []],
    ['one entry', bank.slice(0, 1)],
    ['entries without similar questions', bank.map((entry) => ({ ...entry, similar: [] }))],
    ['entries that have neither', bank.map((entry) => ({ ...entry, question: '', similar: [] }))],
    [
      'every entry twice',
      bank.flatMap((entry) => [entry, exampleEntry(`${entry.id}-2`, { ...entry, id: undefined as never })]),
    ],
    ['wordings without a letter', [exampleEntry('a', { question: '？', similar: ['！', '😀'] })]],
  ])('has a clear outcome with %s', async (_what, entries) => {
    const ask = await asked(entries.map((entry, place) => ({ ...entry, id: `${place}` as Entry['id'] })));
    for (const text of ['今天会下雨吗', '', '\u0000\u0007', '年费'.repeat(5_000)]) {
      expect(['decline', 'ask-which']).toContain((await ask(text)).outcome);
    }
  });

  it('learns the same, to the byte, in a thread of its own, and says how far it is', async () => {
    const steps: string[] = [];
    const elsewhere = openLearning((done, of) => steps.push(`${done}/${of}`));
    const [one, other] = [await elsewhere(bank), await elsewhere(bank)];
    expect(other).toEqual(one);
    expect(steps.slice(0, 9)).toEqual(['1/9', '2/9', '3/9', '4/9', '5/9', '6/9', '7/9', '8/9', '9/9']);
    expect(one.length).toBeGreaterThan(writeLearned(await learn([], { base: openBase(), seed: 1 })).length);
  });

  it('says so when the thread cannot do it', async () => {
    await expect(openLearning()([null as unknown as Entry])).rejects.toThrow();
  });
});

async function asked(entries: readonly Entry[]): Promise<(text: string) => Promise<Outcome>> {
  const base = openBase();
  const learned = await learn(entries, { base, seed: 1 });
  const thresholds = thresholdsFor(learned.judged, 0.05);
  const encoder = new EditionEncoder(learned.rows, base.rows, RARITY_BESIDE_BASE);
  const edition = await SearchableEdition.of(exampleEdition(1, entries).entries, encoder);
  return async (text) => {
    const question = { text, familiarity: encoder.familiarity(text) };
    return decide(weigh(question, await edition.search(text, null, 24), learned.confidence), thresholds);
  };
}

function firstOf(outcome: Outcome): string | null {
  switch (outcome.outcome) {
    case 'answer':
      return outcome.hit.entry;
    case 'ask-which':
      return outcome.hits[0]?.entry ?? null;
    case 'decline':
      return null;
  }
}

function entryAbout(subject: string): Entry {
  const [question = '', ...similar] = wordings.map((wording) => wording.replace('@', subject));
  return exampleEntry(subject, { question, similar, answer: `${subject}在手机银行办理。` });
}

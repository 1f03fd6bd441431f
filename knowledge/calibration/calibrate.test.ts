import { describe, expect, it } from 'vitest';
import type { EditionId, EntryId } from '#conversation';
import { openEmbeddedIndex } from '../embedded/embedded-index.ts';
import { encoderFor } from '../encoder/encoder-for.ts';
import { exampleEdition, exampleEntry } from '../example-edition.ts';
import type { EditionContents, Entry, Hit } from '../knowledge-index.ts';
import { rank } from '../ranking/rank.ts';
import { calibrate } from './calibrate.ts';
import { decide, type Thresholds } from './decide.ts';
import { everydayTalk } from './everyday-talk.ts';
import type { Searched } from './trials.ts';

const noon = new Date('2026-11-22T04:00:00Z');

const subjects =
  '挂失 年费 转账限额 定期存款 提前还款 外币兑换 短信提醒 征信异议 保险箱 工资代发 账单分期 零钱兑换'.split(' ');
const wordings = ['怎么办@', '@要收费吗', '我想问@的事', '@去哪里弄', '请问@需要什么', '@多久能好', '手机上能做@吗'];

describe('thresholds from the edition’s own questions', () => {
  it('answer what is asked in new words about a subject of the edition', async () => {
    const { outcomes } = await tried(bank(subjects), [
      '麻烦问一下年费的事',
      '转账限额去哪里弄呢',
      '我想问征信异议需要什么',
    ]);
    expect(outcomes.map(told)).toEqual(['answer 年费', 'answer 转账限额', 'answer 征信异议']);
  });

  it('decline everyday talk nearly always', async () => {
    const { outcomes } = await tried(bank(subjects), everydayTalk);
    const declined = outcomes.filter(({ outcome }) => outcome === 'decline').length;
    expect(outcomes.some(({ outcome }) => outcome === 'answer')).toBe(false);
    expect(declined).toBeGreaterThanOrEqual(everydayTalk.length * 0.9);
  });

  it('ask back where two entries differ in little', async () => {
    const { outcomes } = await tried(bank(['年费减免', '年费退还', ...subjects.filter((one) => one !== '年费')]), [
      '年费',
    ]);
    expect(['ask 年费减免, 年费退还', 'ask 年费退还, 年费减免']).toContain(outcomes.map(told).join());
  });

  it('grow stricter as less risk is taken', async () => {
    const edition = bank([...subjects, '年费减免', '年费退还', '限额', '提前支取', '还款', '存款']);
    const searched = await prepared(edition);
    const bold = await calibrate(edition, searched, { at: noon, risk: 0.3 });
    const careful = await calibrate(edition, searched, { at: noon, risk: 0.02 });
    const answered = async (thresholds: Thresholds): Promise<number> => {
      let count = 0;
      for (const subject of subjects) {
        const hits = await found(searched, `${subject}有没有优惠`);
        if (decide(hits, thresholds).outcome === 'answer') count += 1;
      }
      return count;
    };
    expect(await answered(bold)).toBeGreaterThan(await answered(careful));
  });

  it('prove nothing from a handful of wordings: then only stored wordings are answered', async () => {
    const few = exampleEdition(1, [exampleEntry('hours', { question: '几点开门', similar: ['几点关门'] })]);
    const { thresholds, outcomes } = await tried(few, ['几点开门', '你们几点开门']);
    expect(thresholds.answerAt.coverage).toBe(1);
    expect(outcomes.map(told)).toEqual(['answer hours', 'decline']);
  });

  it('are computed for an empty edition too', async () => {
    const { outcomes } = await tried(exampleEdition(1, []), ['几点开门']);
    expect(outcomes.map(told)).toEqual(['decline']);
  });

  it('look only at entries in force', async () => {
    const edition = bank(subjects);
    const ended = subjects.map((id) => exampleEntry(`old-${id}`, { ...entryAbout(id), effectiveTo: '2026-01-01' }));
    const { thresholds } = await tried(edition, []);
    const { thresholds: beside } = await tried(exampleEdition(1, [...edition.entries, ...ended]), []);
    expect(beside.answerAt.coverage).toBeLessThan(1);
    expect(beside.answerAt.coverage).toBeCloseTo(thresholds.answerAt.coverage, 0);
  });

  it('leave the index as they found it', async () => {
    const edition = bank(subjects);
    const searched = await prepared(edition);
    await calibrate(edition, searched, { at: noon });
    await expect(
      searched.index.search({ edition: -1 as EditionId, text: '年费', at: noon, limit: 1 }),
    ).rejects.toMatchObject({
      code: 'edition-not-ready',
    });
  });
});

describe('deciding', () => {
  const thresholds: Thresholds = { answerAt: { coverage: 0.6, margin: 0.2 }, askAt: { coverage: 0.4 } };

  it.each<[string, readonly number[], string]>([
    ['nothing found is declined', [], 'decline'],
    ['a clear best is answered', [0.7, 0.4], 'answer 0'],
    ['a best that is close to the next is asked back', [0.7, 0.6], 'ask 0, 1'],
    ['three are offered where the third is worth it', [0.7, 0.6, 0.5], 'ask 0, 1, 2'],
    ['and never a fourth', [0.7, 0.69, 0.68, 0.67], 'ask 0, 1, 2'],
    ['a third that is worth little is left out', [0.5, 0.4, 0.2], 'ask 0, 1'],
    ['little covered is declined', [0.3, 0.05], 'decline'],
    ['one alone is not asked back', [0.5], 'decline'],
    ['a stored wording is answered however close the next is', [1, 0.95], 'answer 0'],
    ['a wording stored in two entries is asked back', [1, 1], 'ask 0, 1'],
  ])('%s', (_sentence, coverages, outcome) => {
    expect(told(decide(coverages.map(hitCovering), thresholds))).toBe(outcome);
  });
});

function hitCovering(coverage: number, rank: number, all: readonly number[]): Hit {
  const margin = coverage - (all[rank + 1] ?? 0);
  return { entry: String(rank) as EntryId, wording: '', scores: { coverage, margin, similarity: coverage } };
}

function told(outcome: ReturnType<typeof decide>): string {
  switch (outcome.outcome) {
    case 'answer':
      return `answer ${outcome.hit.entry}`;
    case 'ask-which':
      return `ask ${outcome.hits.map(({ entry }) => entry).join(', ')}`;
    case 'decline':
      return 'decline';
  }
}

function bank(about: readonly string[]): EditionContents {
  return exampleEdition(1, about.map(entryAbout));
}

function entryAbout(subject: string): Entry {
  const [question = '', ...similar] = wordings.map((wording) => wording.replace('@', subject));
  return exampleEntry(subject, { question, similar, answer: `${subject}在手机银行办理。` });
}

async function prepared(edition: EditionContents): Promise<Searched> {
  const searched = { index: openEmbeddedIndex(), encoder: encoderFor(edition) };
  await searched.index.prepare(edition, searched.encoder);
  return searched;
}

async function found({ index }: Searched, text: string): Promise<readonly Hit[]> {
  return rank(await index.search({ edition: 1 as EditionId, text, at: noon, limit: 10 }));
}

async function tried(edition: EditionContents, questions: readonly string[]) {
  const searched = await prepared(edition);
  const thresholds = await calibrate(edition, searched, { at: noon });
  const outcomes: ReturnType<typeof decide>[] = [];
  for (const text of questions) {
    outcomes.push(decide(await found(searched, text), thresholds));
  }
  return { thresholds, outcomes };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seeded } from '#knowledge';
import { Convolution } from '../learned/convolution.ts';
import { shippedModel, write } from '../learned/model.ts';
import { answer, likelihoods } from '../learned/network.ts';
import { counted } from './counted.ts';
import { DISPUTED, digestOfExamples, readExamples } from './examples.ts';
import { fitted } from './fitting.ts';
import { fittedConvolution } from './fitting-convolution.ts';
import { platt } from './platt.ts';
import { rounded } from './rounded.ts';
import { train } from './training.ts';
import { afterAnother, inOneBreath, withTheOneBefore } from './turns-put-together.ts';

describe('the examples', () => {
  const turns = readExamples();

  it('are three thousand and more, with every kind among them', () => {
    expect(turns.length).toBeGreaterThanOrEqual(3_000);
    const kinds = turns.flatMap(({ person, complaint, danger, emotion, abuse, vague }) => [
      ...(person ? ['person'] : []),
      ...(complaint ? [complaint] : []),
      ...(danger ?? []),
      ...(emotion && emotion !== DISPUTED ? [emotion] : []),
      ...(abuse ? ['abuse'] : []),
      ...(vague ? ['vague'] : []),
    ]);
    expect([...new Set(kinds)].length).toBe(17);
  });

  it('are written, not filled in: no skeleton makes up more than one in a hundred', () => {
    const skeletons = new Map<string, number>();
    for (const { text } of turns) {
      const skeleton = text
        .replace(/信用卡|储蓄卡|银行卡|手机银行|网银|理财|贷款|房贷|存款|定期|社保卡|存折|账户/gu, '某')
        .replace(/[0-9a-zA-Z零一二三四五六七八九十百千万两]+/gu, '#')
        .replace(/[\p{P}\s]+/gu, '');
      if (skeleton === '') continue;
      skeletons.set(skeleton, (skeletons.get(skeleton) ?? 0) + 1);
    }
    const most = [...skeletons.values()].reduce((one, other) => Math.max(one, other), 0);
    expect(most / turns.length).toBeLessThanOrEqual(0.01);
  });

  it.each(['second', 'third', 'fourth'])('hold no line of the %s held-out set', (which) => {
    const bare = (text: string) => text.replace(/[\p{P}\s]/gu, '').toLowerCase();
    const written = new Set(turns.map(({ text }) => bare(text)));
    const folder = join(import.meta.dirname, `../../../evals/listening-held-out-${which}`);
    const texts = readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
      .map((line): string => JSON.parse(line).text);
    expect(texts.length).toBeGreaterThan(1_400);
    expect(texts.filter((text) => written.has(bare(text)))).toEqual([]);
  });

  it('are those that the weights were learned from', () => {
    expect(shippedModel().examples).toEqual({ count: turns.length, digest: digestOfExamples() });
  });
});

describe('turns put together', () => {
  const turns = readExamples().filter(({ conversation }) => conversation % 100 < 5);
  const together = inOneBreath(turns, 5);

  it('say what their parts say, and are heard as them', () => {
    expect(together.length).toBeGreaterThan(turns.length / 5);
    for (const { text, person, complaint, danger, emotion } of together) {
      const parts = turns.filter((turn) => turn.before === null && text.includes(turn.text));
      expect(parts.length).toBeGreaterThan(1);
      if (person) expect(parts.some((part) => part.person)).toBe(true);
      if (complaint) expect(parts.map((part) => part.complaint)).toContain(complaint);
      expect(parts.flatMap((part) => part.danger ?? [])).toEqual(expect.arrayContaining(danger ?? []));
      if (emotion) expect(parts.map((part) => part.emotion)).toContain(emotion);
    }
  });

  it('hold a grievance or a danger hardly more often than single ones: length is no sign of either', () => {
    const share = (some: readonly (typeof turns)[number][], what: 'complaint' | 'danger') =>
      some.filter((turn) => turn[what] !== undefined).length / some.length;
    const single = turns.filter((turn) => turn.before === null);
    for (const what of ['complaint', 'danger'] as const)
      expect(share(together, what) / share(single, what)).toBeLessThan(1.6);
  });

  it('are measured with none of the conversations that they came from', () => {
    for (const { text, conversation } of together) {
      const own = turns.filter((turn) => turn.before === null && turn.conversation % 5 === conversation % 5);
      expect(own.some((turn) => text.startsWith(turn.text))).toBe(true);
      expect(own.some((turn) => text.endsWith(turn.text))).toBe(true);
    }
  });
});

describe('turns after what somebody else said', () => {
  const turns = readExamples().filter(({ conversation }) => conversation % 100 < 5);

  it('say what they say alone, after another of the same fold', () => {
    const after = afterAnother(turns, 5);
    expect(after.length).toBeGreaterThan(turns.length / 20);
    for (const { before, told: _told, ...turn } of after) {
      expect(turns).toContainEqual({ ...turn, before: null, told: null });
      const earlier = turns.filter(({ text }) => text === before);
      expect(earlier.map(({ conversation }) => conversation % 5)).toContain(turn.conversation % 5);
    }
  });
});

describe('a turn and the one before it, read as one', () => {
  const turns = readExamples().filter(({ conversation }) => conversation % 40 === 0);
  const pairs = withTheOneBefore(turns);

  it('are all turns that have one before them, as the messages of one turn', () => {
    expect(pairs.length).toBe(turns.filter(({ before }) => before !== null).length);
    expect(pairs.length).toBeGreaterThan(500);
    for (const { text, before } of pairs) {
      expect(text.split('\n').length).toBe(2);
      expect(before).toBeNull();
    }
  });

  it('say what either says', () => {
    for (const pair of pairs) {
      const parts = turns.filter((turn) => turn.conversation === pair.conversation);
      const [earlier, later] = pair.text.split('\n');
      const both = [parts.find(({ text }) => text === earlier), parts.find(({ text }) => text === later)];
      expect(both).not.toContain(undefined);
      const said = both.flatMap((part) => part ?? []);
      if (said.some(({ complaint }) => complaint)) expect(pair.complaint).toBeDefined();
      for (const danger of said.flatMap((part) => part.danger ?? [])) expect(pair.danger).toContain(danger);
    }
  });
});

describe('learning', () => {
  const examples = [[0], [0, 2], [1], [1, 2], [0, 1], [2]].map((rows) => ({
    rows: Int32Array.from(rows),
    value: 1,
  }));
  const linear = { units: 0, rounds: 40, rate: 0.3, unseen: 0, unheard: 0 };
  const withUnits = { units: 8, rounds: 200, rate: 0.3, unseen: 0, unheard: 0 };
  const twoClasses = { classes: 2, worth: [1, 1] };
  const yesOf = (network: ReturnType<typeof fitted>) =>
    examples.map((example) => (likelihoods(network, example)[0]?.[1] ?? 0) > 0.5);

  it('tells apart what the examples tell apart, and says nothing by what they share', () => {
    const model = fitted(examples.slice(0, 4), [[0], [0], [1], [1]], {
      questions: [twoClasses],
      rows: 3,
      members: [linear],
    });
    expect(yesOf(model).slice(0, 4)).toEqual([false, false, true, true]);
    expect(Math.abs((model.weights[4] ?? 0) - (model.weights[5] ?? 0))).toBeLessThan(0.5);
  });

  it('hears with units what no sum of features says: the one or the other, not both and not neither', () => {
    const either = [[1], [1], [1], [1], [0], [0]];
    const learned = (members: (typeof linear)[]) =>
      fitted(examples, either, { questions: [twoClasses], rows: 3, members });
    const meant = either.map(([label]) => label === 1);
    expect(yesOf(learned([linear]))).not.toEqual(meant);
    expect(yesOf(learned([withUnits]))).toEqual(meant);
    expect(yesOf(learned([linear, withUnits, withUnits]))).toEqual(meant);
  });

  it('learns nothing about a question from an example in which it does not arise', () => {
    const labels = [
      [0, -1],
      [0, -1],
      [1, -1],
      [1, -1],
      [0, -1],
      [1, -1],
    ];
    const model = fitted(examples, labels, { questions: [twoClasses, twoClasses], rows: 3, members: [linear] });
    expect(examples.map((example) => likelihoods(model, example)[1]?.[1])).toEqual(examples.map(() => 0.5));
  });

  it('weighs each feature of one text so that the weights add up to the score', () => {
    const model = rounded(
      fitted(examples, [[1], [1], [1], [1], [0], [0]], {
        questions: [twoClasses],
        rows: 3,
        members: [linear, withUnits],
      }),
    );
    const nothing = answer(model, { rows: Int32Array.of(), value: 1 });
    for (const example of examples) {
      const { scores, weightOf } = answer(model, example);
      const only = { ...example, value: example.value * (1 + 1e-6) };
      const slope = ((answer(model, only).scores[0]?.[1] ?? 0) - (scores[0]?.[1] ?? 0)) / 1e-6;
      const sum = [...example.rows].reduce((all, row) => all + weightOf(row, 0, 1), 0);
      expect(sum).toBeCloseTo(slope, 3);
      expect(nothing.scores[0]).not.toEqual(scores[0]);
    }
  });

  it('gives the same weights, bit for bit, for the same examples', async () => {
    const some = readExamples().filter(({ conversation }) => conversation % 200 === 0);
    const bytes = async () => {
      const { figures, ...learned } = await train(some);
      return write({ ...learned, examples: { count: some.length, digest: '' } });
    };
    expect(await bytes()).toEqual(await bytes());
  });

  describe('by the order of characters', () => {
    const twoQuestions = [twoClasses, { classes: 3, worth: [1, 1, 1] }];
    const random = seeded(7);
    const some = (of: string) => of[Math.floor(random() * of.length)] ?? '';
    const filler = () =>
      Array.from({ length: 1 + Math.floor(random() * 8) }, () => some('一二三四五六七八九十')).join('');
    /** Whether 甲 or 乙 stands three before 丙 or 丁: no run of three holds it. */
    const told = Array.from({ length: 1_500 }, (_, place) => {
      const [meant, first] = place % 2 === 0 ? [1, some('甲乙')] : [0, some('天地')];
      const text = `${filler()}${first}${some('春夏秋冬')}${some('东南西北')}${some('丙丁')}${filler()}`;
      const hint = place % 3;
      return { text, hints: new Set([1_000 + hint]), label: [meant, place % 5 === 0 ? -1 : hint] };
    });
    const quickly = { rounds: 12, batch: 16, rate: 0.003, warmSteps: 30 };
    const convolution = new Convolution(fittedConvolution(told.slice(0, 1_400), twoQuestions, quickly));
    const largest = (scores: Float64Array) => scores.indexOf(Math.max(...scores));

    it('tells apart what stands near each other, and by hints what they say', () => {
      const right = told.slice(1_400).filter(({ text, hints, label }, place) => {
        const scores = convolution.scores(text, hints);
        const byHint = largest(scores.subarray(2)) === (1_400 + place) % 3;
        return largest(scores.subarray(0, 2)) === label[0] && byHint;
      });
      expect(right.length).toBeGreaterThan(95);
    });

    it('scores any text: none, of unknown characters, ten thousand of them', () => {
      for (const text of ['', '🙈', '\ud800', '甲'.repeat(10_000)]) {
        expect([...convolution.scores(text, new Set([5]))].every(Number.isFinite)).toBe(true);
      }
    });

    it('says of a text what it says of its first ninety-six characters', () => {
      const long = `${filler()}甲春东丙`.padEnd(96, '天');
      expect(convolution.scores(`${long}乙夏南丁`, new Set())).toEqual(convolution.scores(long, new Set()));
    });
  });

  it('calibrates: of scores that are right half the time, it makes a half', () => {
    const { slope, offset } = platt(
      Array.from({ length: 200 }, (_, place) => (place < 100 ? 3 : -3)),
      Array.from({ length: 200 }, (_, place) => place % 2 === 0),
    );
    expect(1 / (1 + Math.exp(-(slope * 3 + offset)))).toBeCloseTo(0.5, 2);
  });

  it('comes to rest where only a few of many are right', () => {
    const random = seeded(1);
    const around = (middle: number, wide: number) => middle + wide * (random() + random() + random() + random() - 2);
    const wrong = Array.from({ length: 30_000 }, () => around(-13, 2.4));
    const right = Array.from({ length: 120 }, () => around(2, 8));
    const { slope, offset } = platt([...wrong, ...right], [...wrong.map(() => false), ...right.map(() => true)]);
    expect(slope).toBeGreaterThan(0.5);
    expect(slope).toBeLessThan(3);
    expect(1 / (1 + Math.exp(-(slope * -13 + offset)))).toBeLessThan(0.01);
    expect(1 / (1 + Math.exp(-(slope * 2 + offset)))).toBeGreaterThan(0.9);
  });

  it('counts what was found and what was meant', () => {
    expect(counted([true, true, false], [true, false, true])).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listen } from '../index.ts';
import { heardByRules, ruled } from './by-rules.ts';
import type { Heard, What } from './heard.ts';
import { hear } from './hearing.ts';
import { Reader } from './reading.ts';
import { asTheyCome } from './table/as-they-come.ts';
import { asTheyComeToo } from './table/as-they-come-too.ts';
import { aboutComplaints } from './table/complaint.ts';
import { aboutDanger } from './table/danger.ts';
import { aboutEmotions } from './table/emotion.ts';
import { aboutPersons } from './table/person.ts';
import type { Row } from './table/row.ts';

const table: readonly Row[] = [
  ...aboutPersons,
  ...aboutDanger,
  ...aboutComplaints,
  ...aboutEmotions,
  ...asTheyCome,
  ...asTheyComeToo,
];
const labels = [
  'person',
  'complaint',
  'lost-card',
  'theft',
  'fraud',
  'self-harm',
  'angry',
  'anxious',
  'confused',
] as const;

/** The table's words for what the rules hear. */
const labelled: Partial<Record<What, string>> = {
  'asks-for-person': 'person',
  'unauthorised-transaction': 'theft',
  'account-taken-over': 'theft',
  'leaked-code': 'fraud',
};
const reader = new Reader(ruled);

function byRules(...texts: string[]): Heard[] {
  const hearing = hear(texts.map((text, index) => ({ seq: index + 1, text })));
  return heardByRules(hearing, reader.read(hearing));
}

function heardIn(...texts: string[]): string[] {
  return byRules(...texts).map(({ what }) => labelled[what] ?? what);
}

function strengthIn(text: string): string {
  return byRules(text)
    .filter(({ strength }) => strength !== undefined)
    .map(({ what, strength }) => `${what} ${strength}`)
    .join(', ');
}

describe('the rules, measured on the table of utterances', () => {
  const heard = table.map(([text]) => new Set(heardIn(text)));
  const meant = table.map(([, words]) => new Set(words.split(' ').filter((word) => word !== '')));

  it('has utterances for every kind, each of them once, and knows no other label', () => {
    expect(new Set(table.map(([text]) => text)).size).toBe(table.length);
    expect(new Set(meant.flatMap((words) => [...words]))).toEqual(new Set(labels));
  });

  it.each(labels)('hears "%s" wherever it is meant, and nowhere else', (label) => {
    const missed = table.filter((_, row) => meant[row]?.has(label) && !heard[row]?.has(label));
    const imagined = table.filter((_, row) => heard[row]?.has(label) && !meant[row]?.has(label));
    expect({ missed, imagined }).toEqual({ missed: [], imagined: [] });
  });
});

describe('how strong an emotion is', () => {
  it.each([
    ['有点着急', 'anxious 1'],
    ['着急', 'anxious 1'],
    ['非常着急', 'anxious 2'],
    ['急急急', 'anxious 2'],
    ['急急急！！！', 'anxious 3'],
    ['快点，来不及了', 'anxious 2'],
    ['担心', 'anxious 1'],
    ['担心得睡不着觉，怎么办啊', 'anxious 3'],
    ['不太明白', 'confused 1'],
    ['完全看不懂', 'confused 2'],
    ['太过分了', 'angry 2'],
    ['急死我了', 'anxious 2'],
    ['一头雾水', 'confused 2'],
    ['为什么会这样？？？', 'confused 1'],
    ['真是无语', 'angry 2'],
    ['无语', 'angry 1'],
    ['忍无可忍', 'angry 2'],
    ['忍无可忍！！', 'angry 3'],
    ['他妈的', 'angry 3'],
    ['😡', 'angry 2'],
    ['😡！！', 'angry 3'],
    ['this is ridiculous', 'angry 2'],
    ['THIS IS RIDICULOUS', 'angry 3'],
    ['怎么还不到账', ''],
  ])('"%s" is %s', (text, strength) => {
    expect(strengthIn(text)).toBe(strength);
  });
});

describe('how grave a complaint is', () => {
  const gradeOf = (text: string) =>
    listen([{ seq: 1, text }]).flatMap((finding) => (finding.kind === 'complaint' ? [finding.grade] : []));

  it.each([
    '年费乱扣，我要打12378投诉你们',
    '我已经向银保监会举报你们了',
    '再不处理我就找记者曝光你们',
    '投诉没人管，律师函周一寄到，咱们法庭上说',
    '我要给人民银行写信投诉你们',
  ])('is major where it is brought to the regulator, the press or the court: %s', (text) => {
    expect(gradeOf(text)).toEqual(['major']);
  });

  it('is not for their names alone', () => {
    expect(gradeOf('我要投诉，你们的客服态度太差')).toEqual(['general']);
    expect(gradeOf('收到律师函了，逾期怎么还')).not.toContain('major');
    expect(gradeOf('人民银行征信报告在哪里查')).toEqual([]);
    expect(gradeOf('央行公告都说降息了，我要投诉，你们客服态度太差')).not.toContain('major');
  });
});

describe('evidence', () => {
  it('is the words as they were typed, whatever they were compared with', () => {
    const [finding] = listen([{ seq: 7, text: '你好，轉 人\u200b工！' }]);
    expect(finding?.evidence).toEqual([{ seq: 7, from: 3, to: 8, words: '轉 人\u200b工' }]);
  });

  it('stays with its message where a sentence runs over several', () => {
    const findings = listen([
      { seq: 4, text: '我的银行卡' },
      { seq: 5, text: '刚刚弄丢了' },
    ]);
    expect(findings).toEqual([
      {
        kind: 'danger',
        danger: 'lost-card',
        by: 'rules',
        probability: expect.any(Number),
        evidence: [
          { seq: 4, from: 2, to: 5, words: '银行卡' },
          { seq: 5, from: 0, to: 5, words: '刚刚弄丢了' },
        ],
      },
    ]);
  });

  it('does not make words out of the end of one message and the beginning of the next', () => {
    expect(heardIn('我要找个收款人', '工资什么时候到')).toEqual([]);
  });

  it('keeps several places of the same kind apart', () => {
    const [finding] = listen([{ seq: 1, text: '转人工，听到没，转人工' }]);
    expect(finding?.evidence.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [8, 11],
    ]);
  });
});

describe('a life at risk', () => {
  const dangersIn = (text: string, before?: string) =>
    listen([{ seq: 2, text }], {
      bursts: before === undefined ? [] : [[{ seq: 1, text: before }]],
      told: null,
    }).flatMap((finding) => (finding.kind === 'danger' ? finding.danger : []));

  it.each(['猫托给楼下大姐了 就剩我自己没安排', '药都攒够了 就差这笔钱还清', '今天最后一次跟你们说话了 谢谢'])(
    'is heard where it is only hinted at: %s',
    (text) => expect(dangersIn(text)).toEqual(['self-harm']),
  );

  it.each(['猫托给楼下大姐了 就剩我自己没安排', '药都攒够了 就差这笔钱还清', '今天最后一次跟你们说话了 谢谢'])(
    'is not made safe by what was said before: %s',
    (text) => {
      for (const before of ['年费怎么收', '好的 那定期提前取利息怎么算', '谢谢 额度的事弄好了']) {
        expect(dangersIn(text, before)).toEqual(['self-harm']);
      }
    },
  );

  it.each(['走投无路了 能不能延期', '遗产公证要带什么', '累死了 审核还没好'])(
    'is not what only sounds so: %s',
    (text) => expect(dangersIn(text)).toEqual([]),
  );

  it('is heard beside another danger, whichever is likelier', () => {
    const both = ['fraud', 'self-harm'];
    expect(dangersIn('骗子把我十二万都转走了 我现在就在江边 鞋放岸上了')).toEqual(expect.arrayContaining(both));
    expect(dangersIn('被骗光了，不想活了')).toEqual(expect.arrayContaining(both));
    expect(dangersIn('那我还活着干嘛', '我被骗了八万')).toContain('self-harm');
  });
});

describe('what came before', () => {
  const dangersIn = (before: string, told: string, text: string) =>
    listen([{ seq: 9, text }], { bursts: before.split('\n').map((one) => [{ seq: 1, text: one }]), told }).flatMap(
      (finding) => (finding.kind === 'danger' ? finding.danger : []),
    );

  it.each([
    ['有人说是公安的打给我', '请问您告诉对方验证码了吗？', '给了', ['leaked-code']],
    ['收到一条五千的扣款短信', '请问这笔交易是您本人操作的吗？', '不是', ['unauthorised-transaction']],
    ['贷款申请表在哪下载', '请问您填过申请表了吗？', '填了', []],
    ['我想改预留手机号', '请问是您本人到网点办理吗？', '不是', []],
    ['我的钱被转走了', '请问还有其他可以帮您的吗？', '没有', []],
  ])('says what is meant: %s – %s – %s', (before, told, text, dangers) => {
    expect(dangersIn(before, told, text)).toEqual(dangers);
  });

  it.each([
    ['定期能转给我妹吗\n全转', '请问您何时使用？', '用不到那天了', ['self-harm']],
    ['我要办销卡', '请问您以后还使用我行账户吗？', '用不到了 换工资卡了', []],
  ])('says whether a life is at risk: %s – %s – %s', (before, told, text, dangers) => {
    expect(dangersIn(before, told, text)).toEqual(dangers);
  });
});

describe('listening to anything at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(...table.map(([text]) => text), '如果', '不', '，', ' ', '\n', '\u200d', '！！', '卡', '被'),
        {
          maxLength: 12,
        },
      )
      .map((pieces) => pieces.join('')),
    fc.array(fc.constantFrom('😡', '😭', '👍', '👨‍👩‍👧', '🤔', '❤️'), { maxLength: 200 }).map((emoji) => emoji.join('')),
  );

  it('never throws, and quotes exactly what stands at the offsets it gives', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 4 }), (texts) => {
        const said = texts.map((text, index) => ({ seq: 10 + index, text }));
        for (const { evidence } of listen(said)) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const { seq, from, to, words } of evidence) {
            const text = texts[seq - 10] ?? '';
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeGreaterThan(from);
            expect(text.slice(from, to)).toBe(words);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws either after anything, and quotes nothing of it', () => {
    const bursts = fc.array(
      fc.array(
        anything.map((text) => ({ seq: 1, text })),
        { maxLength: 2 },
      ),
      { maxLength: 3 },
    );
    fc.assert(
      fc.property(anything, bursts, fc.option(anything), (text, before, told) => {
        const heard = listen([{ seq: 9, text }], { bursts: before, told });
        for (const { evidence } of heard) expect(evidence.every(({ seq }) => seq === 9)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('hears the same in width, case, script and spacing of every kind', () => {
    const wide = (text: string): string =>
      text.replace(/[!-~]/gu, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.constantFrom(...table.filter(([text]) => /^[\p{Script=Han}]+$/u.test(text))), ([text]) => {
        const spaced = [...text].join('\u200b');
        expect(heardIn(spaced)).toEqual(heardIn(text));
        expect(heardIn([...text].join(' '))).toEqual(heardIn(text));
        expect(heardIn(wide(text))).toEqual(heardIn(text));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '转人工',
    '如果卡丢了',
    '你们是骗子',
    '卡',
    '不',
    '急',
    '！',
    '？',
    'a b ',
    '转 ',
    '😡',
    '\ud83d',
    'asdf;lkj',
    '\u200b',
    '怕被盗刷',
  ])('takes 10,000 characters of "%s"', (unit) => {
    const text = unit.repeat(Math.ceil(10_000 / unit.length));
    const kinds = listen([{ seq: 1, text }]).map(({ evidence: _evidence, probability: _probability, ...what }) => what);
    expect(new Set(kinds.map((each) => JSON.stringify(each))).size).toBe(kinds.length);
  });

  it('hears nothing in nothing', () => {
    const nothing = [[], [''], ['', ''], ['asdfghjkl qwertyuiop']];
    expect(nothing.map((texts) => listen(texts.map((text, seq) => ({ seq, text }))))).toEqual([[], [], [], []]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramsOf } from './learned/features.ts';
import { readExamples } from './learning/examples.ts';
import { listenClosely } from './listen.ts';

const kindsIn = (text: string): string[] =>
  listenClosely([{ seq: 1, text }]).heard.map((finding) =>
    finding.kind === 'emotion' ? finding.emotion : finding.kind,
  );
/** What somebody would be called for, or a customer thanked. */
const consequences = ['danger', 'complaint', 'asks-for-person', 'pleased'];
const consequencesOf = (text: string) => kindsIn(text).filter((kind) => consequences.includes(kind));

describe('what is hardly a message', () => {
  it.each([
    ['nothing', ''],
    ['spaces', '   \n\t '],
    ['marks', '。。。？'],
    ['emoji without a mood', '🐱🍎✈️'],
    ['a keyboard leant on', 'asdkjfh lkjqwe 09812 zxmnc'],
    ['the same, in Chinese', '的的的发的说发士大夫'],
    ['half a character', '\ud83d'],
    ['figures', '6222 8888 1234'],
    ['an address of the web', 'https://example.com/a?b=c&d=%E4%BD%A0'],
    ['markup', '<script>alert(1)</script>'],
    ['orders to a machine', 'SELECT * FROM customers; DROP TABLE customers;'],
  ])('%s calls nobody', (_what, text) => {
    expect(consequencesOf(text)).toEqual([]);
  });

  it.each([
    '',
    '。。。？',
    '🐱🍎✈️',
    'asdkjfh lkjqwe 09812 zxmnc',
    '计计计计计',
    '哦哦哦哦',
    '\ud83d',
    '好的',
    '知道了 谢谢',
    'ok',
  ])('%j after a grievance or a danger does not say it again', (text) => {
    for (const before of ['你们说三天到账', '刚才有笔两千的不是我转的', '说好免年费又扣了', text]) {
      const { heard } = listenClosely([{ seq: 2, text }], {
        bursts: [[{ seq: 1, text: before }]],
        told: '好的，请您先挂失。',
      });
      expect(heard.filter(({ kind }) => consequences.includes(kind))).toEqual([]);
    }
  });

  it.each([
    ['Japanese', 'クレジットカードの年会費はいくらですか'],
    ['Korean', '계좌 이체는 얼마나 걸리나요?'],
    ['Russian', 'Сколько стоит годовое обслуживание карты?'],
    ['Arabic', 'كم تبلغ الرسوم السنوية للبطاقة؟'],
    ['Thai', 'ค่าธรรมเนียมรายปีเท่าไหร่'],
    ['French', 'Quels sont les frais annuels de la carte ?'],
    ['Vietnamese', 'Phí thường niên của thẻ là bao nhiêu?'],
  ])('a question in %s calls nobody', (_language, text) => {
    expect(consequencesOf(text)).toEqual([]);
  });

  it.each([
    ['わたしのカードが盗まれて 卡被盗刷了 お願いします助けてください', 'danger'],
    ['제 카드를 잃어버렸어요 도와주세요 卡丢了 어떻게 해야 하나요', 'danger'],
    ['Ich möchte bitte mit jemandem sprechen, 转人工 danke schön für Ihre Hilfe', 'asks-for-person'],
  ])('"%s" says in between what we know', (text, kind) => {
    expect(kindsIn(text)).toContain(kind);
  });
});

describe('somebody else’s words', () => {
  const quoting = (theirs: string, own: string) => `「妈妈：${theirs}」\n- - - - - - - - - - - - - - -\n${own}`;

  it.each(['我要投诉你们', '转人工', '我的卡被盗刷了', '气死我了！！！'])(
    '"%s", quoted, is not the customer’s',
    (theirs) => {
      expect(consequencesOf(quoting(theirs, '她刚才发的，年费是多少'))).toEqual([]);
      expect(kindsIn(quoting(theirs, ''))).toEqual([]);
    },
  );

  it('does not hide what the customer says to it, nor move where it stands', () => {
    const text = quoting('年费怎么收', '转人工');
    const [finding] = listenClosely([{ seq: 1, text }]).heard;
    expect(finding).toMatchObject({ kind: 'asks-for-person' });
    expect(finding?.evidence).toEqual([{ seq: 1, from: text.length - 3, to: text.length, words: '转人工' }]);
  });

  it('is only what a whole quotation holds: a bracket alone hides nothing', () => {
    expect(kindsIn('「转人工')).toContain('asks-for-person');
    expect(kindsIn('「转人工」')).toContain('asks-for-person');
  });
});

describe('what is said over and over, or at length', () => {
  /** Of the examples, one in a hundred in which nothing is to be heard; a quotation would hide what it holds. */
  const neutral = readExamples()
    .filter(
      ({ text, conversation, before, told, ...labels }) =>
        Object.keys(labels).length === 0 && !/["“”「」『』]/.test(text),
    )
    .flatMap(({ text }, place) => (place % 97 === 0 ? [text] : []));

  it('is one finding with every place', () => {
    const [finding, ...others] = listenClosely([{ seq: 1, text: '转人工'.repeat(50) }]).heard.filter(
      ({ kind }) => kind === 'asks-for-person',
    );
    expect(others).toEqual([]);
    expect(finding?.by).toBe('rules');
  });

  it('is heard in the middle of ten thousand other characters', () => {
    const filler = '今天去网点看了看，人不多，空调也很凉快。'.repeat(250);
    expect(kindsIn(`${filler}我的银行卡丢了。${filler}`)).toContain('danger');
  });

  it.each([
    ['转人工', 'asks-for-person'],
    ['我要投诉你们', 'complaint'],
    ['我的卡被盗刷了', 'danger'],
    ['我卡丢了', 'danger'],
    ['人工在吗', 'asks-for-person'],
    ['快给我转人工冻结', 'asks-for-person'],
    ['我不认可这个处理结果', 'complaint'],
    ['我被骗了', 'danger'],
    ['不想活了', 'danger'],
  ])('"%s", in a sentence or message of its own, is heard whatever neutral is said around it', (words, kind) => {
    const around = fc.array(fc.constantFrom(...neutral), { maxLength: 200 });
    fc.assert(
      fc.property(around, around, fc.constantFrom('。', '！', '\n'), (before, after, end) => {
        const text = [...before, words, ...after].join(end).slice(0, 10_000 - words.length);
        expect(kindsIn(text.includes(words) ? text : `${text}${end}${words}`)).toContain(kind);
      }),
      { numRuns: 60 },
    );
  });

  it('makes the models’ work grow as the text does, and no faster', () => {
    const workFor = (length: number) => gramsOf('年费怎么收？'.repeat(length)).length;
    expect(workFor(2_000) - workFor(1_000)).toBe(workFor(1_000) - workFor(0));
  });
});

describe('praise that is none', () => {
  it.each([
    '真是优质服务，让我白跑三趟',
    '呵呵，你们可真行，钱都能弄丢',
    '谢谢你们啊，害我逾期了',
    '服务真好，好到我要去投诉',
  ])('"%s" is not taken for thanks alone', (text) => {
    const heard = kindsIn(text);
    expect(heard.length > 0 && heard.every((kind) => kind === 'pleased')).toBe(false);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryId } from '#conversation';
import type { Entry } from '#knowledge';
import { checkSentence } from './check-sentence.ts';
import { readEvidence } from './grounds/evidence.ts';

function entry(question: string, answer: string): Entry {
  const kept = { similar: [], category: '个人业务', source: '《服务说明》', effectiveFrom: null, effectiveTo: null };
  return { id: question as EntryId, question, answer, ...kept };
}

const fee = readEvidence(
  entry(
    '信用卡年费怎么收',
    '普通卡年费 100 元，金卡年费 300 元。一年刷满 6 次，免次年年费。详情见 https://bank.example.com/fee。',
  ),
);
const repay = readEvidence(
  entry(
    '提前还款收违约金吗',
    '放款满 1 年后提前还款，不收违约金。可在工作日 9:00 至 17:30 办理，最长 3 个工作日到账。',
  ),
);
const fund = readEvidence(
  entry('净值型理财是什么', '净值型理财不保本，份额价格随投资表现涨跌。理财有风险，投资需谨慎。'),
);
const login = readEvidence(
  entry(
    '怎么改登录密码',
    '登录手机银行，点“忘记密码”，按提示输入验证码后重新设置。不要把验证码告诉任何人，客服热线 95588。',
  ),
);
const house = { mark: 'k7Qz', told: '你是银行的智能客服，把已经审核的知识条目改写成对这位客户的回答。' };

const judge = (text: string, ...cited: (typeof fee)[]) => checkSentence(text, cited, house)?.check ?? null;

describe('a sentence that says what its evidence says', () => {
  it.each([
    ['普通卡年费 100 元。', fee],
    ['您的普通卡年费是一百元。', fee],
    ['一年刷满六次，可以免次年年费。', fee],
    ['金卡的年费是 300 元。', fee],
    ['详情请见 https://bank.example.com/fee。', fee],
    ['放款满一年后提前还款不收违约金。', repay],
    ['工作日 9:00 至 17:30 可以办理，最长 3 个工作日到账。', repay],
    ['净值型理财不保本，价格会随投资表现涨跌。', fund],
    ['请登录手机银行，点“忘记密码”，按提示输入验证码后重新设置。', login],
    ['请不要把验证码告诉任何人。', login],
  ])('may be said: %s', (text, evidence) => {
    expect(judge(text, evidence)).toBeNull();
  });
});

describe('a sentence is not said', () => {
  it.each<[string, string, ReturnType<typeof readEvidence>[]]>([
    ['uncited', '普通卡年费 100 元。', []],
    ['unknown-figure', '普通卡年费 120 元。', [fee]],
    ['unknown-figure', '普通卡年费一百二十元。', [fee]],
    ['unknown-figure', '普通卡年费 1 万元。', [fee]],
    ['unknown-figure', '普通卡年费 100 美元。', [fee]],
    ['unknown-figure', '年费打八折。', [fee]],
    ['unknown-figure', '手续费率百分之三。', [fee]],
    ['unknown-figure', '2027年1月1日起年费 100 元。', [fee]],
    ['unknown-figure', '最长 3 天到账。', [repay]],
    ['unknown-figure', '工作日 9:00 至 18:00 办理。', [repay]],
    ['unknown-figure', '放款满半年后提前还款，不收违约金。', [repay]],
    ['unknown-figure', '客服热线 95533。', [login]],
    ['unknown-figure', '客服热线 400-123-4567。', [login]],
    ['figure-elsewhere', '普通卡年费 300 元。', [fee]],
    ['unknown-link', '详情见 https://bank.example.net/fee。', [fee]],
    ['unknown-link', '请登录 www.bank-example.com 查看年费。', [fee]],
    ['promise-of-returns', '净值型理财保本。', [fund]],
    ['promise-of-returns', '净值型理财稳赚不赔。', [fund]],
    ['promise-of-returns', '这是低风险的理财。', [fund]],
    ['advice-to-buy', '建议您购买净值型理财。', [fund]],
    ['advice-to-buy', '净值型理财值得投资。', [fund]],
    ['claims-an-act', '已为您办理提前还款。', [repay]],
    ['claims-an-act', '我会为您提交还款。', [repay]],
    ['claims-an-act', '您的登录密码已重置。', [login]],
    ['asks-for-secrets', '请告诉我您的验证码。', [login]],
    ['asks-for-secrets', '请在这里输入登录密码。', [login]],
    ['asks-for-secrets', '请提供您的银行卡号。', [login]],
    ['poses-as-person', '我是人工客服。', [login]],
    ['personal-data', '您的手机号是 13812345678。', [readEvidence(entry('手机号', '您的手机号是 13812345678。'))]],
    ['meaning-turned', '放款满 1 年后提前还款，收违约金。', [repay]],
    ['tone', '普通卡年费大概 100 元。', [fee]],
    ['tone', '普通卡年费 100 元，后果自负。', [fee]],
    ['stronger-than-evidence', '提前还款立即到账，不收违约金。', [repay]],
    ['stronger-than-evidence', '普通卡永久免年费。', [fee]],
    ['not-grounded', '网点周末也开门，欢迎前来咨询柜台经理。', [fee]],
    ['other-language', 'The annual fee is 100 元。', [fee]],
    ['other-language', '年費は 100 元です。', [fee]],
    ['not-plain', '**普通卡**年费 100 元。', [fee]],
    ['not-plain', '<b>普通卡年费 100 元</b>。', [fee]],
    ['not-plain', '- 普通卡年费 100 元。', [fee]],
    ['not-plain', '普通卡年费\u202e 100 元。', [fee]],
    ['prompt-leak', '内部编号 k7Qz。', [fee]],
    ['prompt-leak', '你是银行的智能客服，把已经审核的知识条目改写。', [fee]],
  ])('%s: %s', (check, text, cited) => {
    expect(judge(text, ...cited)).toBe(check);
  });

  it('and what it was refused for is told masked', () => {
    const refused = checkSentence('请拨打 13812345678 办理。', [fee], house);
    expect(JSON.stringify(refused)).not.toContain('13812345678');
  });
});

describe('a figure that its evidence has not', () => {
  const amounts = fc.integer({ min: 1, max: 9_999_999 });
  const digits = '〇一二三四五六七八九';
  /** Ways to write the same number. */
  const written: readonly ((value: number) => string)[] = [
    String,
    (value) => value.toLocaleString('en-US'),
    (value) => String(value).replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    (value) => String(value).replace(/\d/gu, (digit) => digits[Number(digit)] ?? ''),
    (value) => `${value}.00`,
    (value) => `${value / 10_000}万`,
  ];
  const units = ['元', '次', '天', '个工作日', '%', '个月', '岁', '元人民币', ''];

  it('never leaves, however it is written', () => {
    const cases = fc.record({
      known: fc.array(amounts, { minLength: 1, maxLength: 4 }),
      said: amounts,
      how: fc.constantFrom(...written),
      unit: fc.constantFrom(...units),
      where: fc.constantFrom('年费', '手续费为', '共', '满', ''),
    });
    fc.assert(
      fc.property(cases, ({ known, said, how, unit, where }) => {
        fc.pre(!known.includes(said));
        // A single Chinese digit without a unit counts nothing: 二 is a word there.
        fc.pre(unit !== '' || said > 9);
        const evidence = readEvidence(entry('年费', known.map((value) => `年费手续费共满 ${value}${unit}`).join('，')));
        const text = `${where}${how(said)}${unit}。`;
        expect([text, judge(text, evidence)]).not.toEqual([text, null]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves where its evidence has it, however it is written', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...written), (value, how) => {
        fc.pre(!(how(value).endsWith('万') && value % 100 !== 0));
        const evidence = readEvidence(entry('年费', `年费 ${value} 元。`));
        expect(judge(`年费${how(value)}元。`, evidence)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe('any text at all', () => {
  it('is judged without harm', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => void judge(text, fee, repay)));
  });
});

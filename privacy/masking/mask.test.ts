import { describe, expect, it } from 'vitest';
import { defaultRules, mask, type PersonalKind } from '#privacy';

describe('mobile numbers', () => {
  it.each([
    ['我的手机号是13800138000。', '我的手机号是138****8000。'],
    ['138-0013-8000', '138****8000'],
    ['138 0013 8000', '138****8000'],
    ['138.0013.8000', '138****8000'],
    ['1 3 8 0 0 1 3 8 0 0 0', '138****8000'],
    ['+86 138 0013 8000', '+86 138****8000'],
    ['+86-13800138000', '+86-138****8000'],
    ['8613800138000', '86138****8000'],
    ['008613800138000', '0086138****8000'],
    ['１３８００１３８０００', '１３８****８０００'],
    ['13800\u200b1380\ufeff00', '138****8000'],
    ['一三八零零一三八零零零', '一三八****八零零零'],
    ['幺三八 〇〇幺三 八零零零', '幺三八****八零零零'],
    ['打我13800138000或13900139000', '打我138****8000或139****9000'],
    ['1.13800138000 2.13900139000', '1.138****8000 2.139****9000'],
    ['**138 0013 8000**', '**138****8000**'],
    ['tel13800138000', 'tel138****8000'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));
});

describe('identity cards', () => {
  it.each([
    ['身份证11010519491231002X', '身份证1****************X'],
    ['11010519491231002x', '1****************X'],
    ['110105 19491231 002X', '1****************X'],
    ['110105-1949-12-31-002X', '1****************X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '１****************X'],
    ['老证110105491231002', '老证1*************2'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));

  it('is masked with a wrong check character, too, where it is called one', () => {
    expect(mask('身份证号是110105194912310021').text).toBe('身份证号是1****************1');
    expect(mask('订单110105194912310021').changed).toBe(false);
  });
});

describe('bank cards', () => {
  it.each([
    ['4111111111111111', '411111******1111'],
    ['6222 0210 0101 2345 671', '622202*********5671'],
    ['6222021001012345671', '622202*********5671'],
    ['622202 1001012345671', '622202*********5671'],
    ['6222-0210-0101-2345-671', '622202*********5671'],
    ['六二二二零二一零零一零一二三四五六七一', '六二二二零二*********五六七一'],
    ['1 4111 1111 1111 1111', '1 411111******1111'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));

  it('is masked with a mistyped digit, too, where it is called one', () => {
    expect(mask('卡号：6222 0210 0101 2345 678').text).toBe('卡号：622202*********5678');
    expect(mask('订单 6222021001012345678').changed).toBe(false);
  });
});

describe('one-time codes', () => {
  it.each([
    ['验证码是 123456', '验证码是 [验证码]'],
    ['123456 这个验证码', '[验证码] 这个验证码'],
    ['验证码1234', '验证码[验证码]'],
    ['123456，验证码', '[验证码]，验证码'],
    ['1234是我的验证码', '[验证码]是我的验证码'],
    ['您的验证码为：123 456，60秒内有效', '您的验证码为：[验证码]，60秒内有效'],
    ['【建设银行】123456（动态验证码），尾号1234的卡', '【建设银行】[验证码]（动态验证码），尾号1234的卡'],
    ['验证码123456，手机13800138000', '验证码[验证码]，手机138****8000'],
    ['验证码 123456 13800138000', '验证码 [验证码] 138****8000'],
    ['校验码我告诉他了，88991234', '校验码我告诉他了，[验证码]'],
    ['短信码12\u200b3456', '短信码[验证码]'],
    ['口令：１２３４５６', '口令：[验证码]'],
    ['驗證碼一二三四五六', '驗證碼[验证码]'],
    ['OTP123456', 'OTP[验证码]'],
    ['my code is 123456', 'my code is [验证码]'],
    ['123456 is your verification code', '[验证码] is your verification code'],
    ['背面安全码123', '背面安全码[验证码]'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));

  it.each([
    '我转了5000，验证码没收到',
    '转账5000的验证码收不到',
    '验证码等了60秒，打95588也没用',
    '验证码 95588发来的',
    '收到95588的验证码是什么',
    '验证码输错了，尾号1234的卡被锁',
    '验证码有效期 2026-11-22',
    '验证码收不到，转账5000元',
    '验证码价值1234.56',
    'error code 50001',
    '二维码1234',
  ])('none is found in: %s', (text) => expect(mask(text)).toEqual({ text, found: [], changed: false }));
});

describe('passwords', () => {
  it.each([
    ['密码是abc123', '密码是[密码]'],
    ['我的密码就是 Passw0rd!，登不上', '我的密码就是 [密码]，登不上'],
    ['密码：888888', '密码：[密码]'],
    ['密码改成了a1b2c3', '密码改成了[密码]'],
    ['密码为“my secret 1”对吗', '密码为“[密码]”对吗'],
    ['密码123456不对', '密码[密码]不对'],
    ['123456是我的密码', '[密码]是我的密码'],
    ['密码是一二三四五六', '密码是[密码]'],
    ['password:hunter2', 'password:[密码]'],
    ['pwd 为 xxx', 'pwd 为 [密码]'],
    ['My PIN is 4321', 'My PIN is [密码]'],
    ['{"password":"hunter2","user":"bob"}', '{"password":"[密码]","user":"bob"}'],
    ['密码是13800138000', '密码是[密码]'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));

  it.each([
    '密码忘了',
    '密码错误',
    '密码是什么',
    '密码是多少位',
    '密码是6位数字',
    '密码是6-8位',
    '密码是 6～8 位',
    '密码：忘记了',
    '密码输错3次被锁了',
    '密码设置成功',
    '密码是APP里改的',
    '密码2026年改过',
    '密码是******',
    '忘记密码 95588',
    'password is wrong',
    'password: required',
    'My PIN was typed wrong',
  ])('none is found in: %s', (text) => expect(mask(text).changed).toBe(false));
});

describe('e-mail addresses', () => {
  it.each([
    ['邮箱zhang.san@example.com。', '邮箱z***@example.com。'],
    ['13800138000@qq.com', '***@qq.com'],
    ['a@b.cn', '***@b.cn'],
    ['账号=li_4@mail.bank.com.cn', '账号=l***@mail.bank.com.cn'],
  ])('%s', (text, masked) => expect(mask(text).text).toBe(masked));
});

describe('ordinary numbers', () => {
  it.each([
    '转账5000元，余额1,234,567.89，手续费 0.5%',
    '2026-11-22 到 2026-12-31，2026/11/22，2026.11.22 2026.12.31，20261122 20261231',
    '2026年11月22日 12:00:00，20261122120000',
    '2026-11-22 50000元 2026-11-23 80000元',
    '请拨打95588或400-000-0000，010-12345678，0755-86123456',
    '订单号2026112212345678901，流水 123456789012345',
    '192.168.100.200 172.16.254.100',
    '第3笔 100 200 300',
    '三生万物，二零二六年一月一日，一二三四五六七',
    '尾号1234 5678的两张卡',
  ])('stay as they are: %s', (text) => expect(mask(text)).toEqual({ text, found: [], changed: false }));

  it('stay beside what is masked', () => {
    expect(mask('95588 13800138000 50000元').text).toBe('95588 138****8000 50000元');
  });

  it('of sixteen digits are masked where they pass for a card by chance', () => {
    expect(mask('订单号2026000000000006').text).toBe('订单号202600******0006');
  });
});

describe('what is found', () => {
  it('is told with its place in the masked text', () => {
    const { text, found, changed } = mask('手机138 0013 8000，验证码123456，密码是a1b2');
    expect(changed).toBe(true);
    expect(found.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([
      ['phone', '138****8000'],
      ['one-time-code', '[验证码]'],
      ['password', '[密码]'],
    ]);
  });

  it.each<[PersonalKind, string]>([
    ['identity-card', '110105194912310028 11010519491231002X'],
    ['bank-card', '4111111111111111'],
    ['email', 'zhang@example.com'],
  ])('is told by its kind: %s', (kind, text) => expect(mask(text).found.at(-1)?.kind).toBe(kind));

  it('is one finding where two overlap, and shows only what both would show', () => {
    // 110105 4912310 021 is an old identity card; its digits pass Luhn as well.
    const both = [...Array(1000).keys()].map((order) => `110105491231${String(order).padStart(3, '0')}`);
    const shown = new Set(both.map((number) => mask(number).text.replace(/\d$/, '')));
    expect(shown).toEqual(new Set(['1*************']));
  });
});

describe('the rules', () => {
  it('say how much is shown', () => {
    const rules = { ...defaultRules, phone: { first: 1, last: 2 }, 'bank-card': 'nothing', email: 'nothing' } as const;
    expect(mask('13800138000 4111111111111111 a1@b.cn', rules).text).toBe('1********00 [银行卡号] [邮箱]');
  });

  it('never show a number whole', () => {
    const everything = { first: 99, last: 99 };
    const rules = { ...defaultRules, phone: everything, 'bank-card': everything, 'identity-card': everything };
    expect(mask('13800138000 4111111111111111 11010519491231002X', rules).text).toBe(
      '1380***8000 411111******1111 110105********002X',
    );
  });
});

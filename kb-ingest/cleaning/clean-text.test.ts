import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../index.ts';

/** One line cleaned; the second line shows that the text was through a converter that writes pinyin. */
function cleaned(line: string, converted = true): string {
  return cleanText(converted ? `${line}\n說(shuō)` : line).lines[0]?.text ?? '';
}

describe('mending', () => {
  it.each([
    ['makes simplified characters of traditional ones', '請攜帶身份證辦理掛失', '请携带身份证办理挂失'],
    ['knows the particle from the word', '隨著業務發展，效果顯著', '随着业务发展，效果显著'],
    ['removes the pinyin of single characters', '手冊(cè)繼續(xù)說(shuō)明', '手册继续说明'],
    ['removes pinyin without a tone, too', '客戶(hù)們(men)', '客户们'],
    ['keeps what only looks like pinyin', '系统(CRM)和选项(a)、基金(fof)', '系统(CRM)和选项(a)、基金(fof)'],
    ['writes entities as characters', '年费&nbsp;&lt;100元&gt;&#12290;&#x3002;', '年费 <100元>。。'],
    ['leaves an entity that it does not know', '甲&unknown;乙', '甲&unknown;乙'],
    ['does not write an entity twice', '&amp;lt;', '&lt;'],
    ['removes what cannot be seen', '挂\u200b失\ufeff流\u00ad程\u{E0041}', '挂失流程'],
    ['gives Chinese its own marks', '您好,请稍候;利率:3.5%,限额1,000元', '您好，请稍候；利率：3.5%，限额1,000元'],
  ])('%s', (_sentence, damaged, mended) => {
    expect(cleaned(damaged)).toBe(mended);
  });

  it('leaves brackets alone in a text that was through no converter', () => {
    expect(cleaned('银行(men)', false)).toBe('银行(men)');
  });

  it.each([
    ['確保客戶關係穩定', '確??蛻絷P係穩定', '确保客户关系稳定'],
    ['已經辦結。客戶關係管理', '已經辦結??蛻絷P係管理', '已经办结。客户关系管理'],
    ['請核對。可以辦理，門檻較低', '請核對??梢赞k理，門檻較低', '请核对。可以办理，门槛较低'],
    ['非常可靠的方式穩妥', '非??煽康姆绞椒€妥', '非常可靠的方式稳妥'],
  ])('mends %s, torn in its middle and read one byte off from there', (whole, damaged, mended) => {
    expect(torn(whole)).toBe(damaged);
    expect(cleaned(damaged)).toBe(mended);
  });

  it('mends a character whose bracket was swallowed', () => {
    expect(cleaned('效率??头\ue855?yīng)當核對')).toBe('效率。客服应当核对');
  });

  it('mends pinyin that was put across two characters', () => {
    expect(cleaned('責任歸屬?zèng)_突')).toBe('责任归属冲突');
  });

  it('leaves two question marks that somebody meant', () => {
    expect(cleaned('為什麼??我想知道A')).toBe('为什么??我想知道A');
  });

  it('tells what it could not mend', () => {
    const damages = cleanText('說(shuō)明\n確??蛻粜畔踩头?wù)連續\n完好\n缺�字').lines.map(({ damage }) => damage);
    expect(damages).toEqual([null, expect.stringContaining('??'), null, expect.stringContaining('\ufffd')]);
  });

  it('never fails, whatever the text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'確??蛻絷P(guān)?zèng)_头。&#;\n�'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (any) => {
        for (const { number } of cleanText(any).lines) expect(number).toBeGreaterThan(0);
      }),
    );
  });

  it('reads the code points of radicals, which fonts of PDFs give, as the characters of the mainland', () => {
    expect(cleanText('⾃助⻚⾯，⻓按⼾名，⻘年⻔⼾').lines.map(({ text }) => text)).toEqual([
      '自助页面，长按户名，青年门户',
    ]);
  });
});

describe('what a sharing site put around a document', () => {
  const document = [
    '挂失业务说明_第1页',
    '挂失业务说明_第2页',
    '已阅读2页,还剩3页未读,继续免费阅读',
    '下载本文档',
    '版权说明：本文档由用户提供并上传，若内容存在侵权，请进行举报',
    '文档简介',
    '卡片丢失后请立即挂失。',
    '温馨提示：请妥善保管密码。',
    '成为VIP会员的客户可优先接入。',
    '温馨提示',
    '1. 本站所有资源如无特殊说明，都需要本地软件打开。',
    '最新文档',
    '某某考试题及答案',
    '提交评论',
  ].join('\n');

  it('goes, and the document stays with the numbers of its lines', () => {
    expect(cleanText(document).lines.map(({ number, text }) => `${number} ${text}`)).toEqual([
      '7 卡片丢失后请立即挂失。',
      '8 温馨提示：请妥善保管密码。',
      '9 成为VIP会员的客户可优先接入。',
    ]);
  });

  it('tells the document’s title', () => {
    expect(cleanText(document).title).toBe('挂失业务说明');
    expect(cleanText('年费标准.docxVIP\n普卡每年一百元。').title).toBe('年费标准');
    expect(cleanText('普卡每年一百元。').title).toBeNull();
  });

  it('is not what a bank says in the same words', () => {
    const lines = [
      '您可以下载电子回单并保存。',
      '请点击右上角的“下载”按钮。',
      '贷款资料上传后可以预览，用户提供的文件由本行保管。',
      '登录本行官网，内容以网点公示和说明为准。',
      '本站点周末不营业。',
      '目录 2026年版',
      '温馨提示',
      '密码请勿告诉他人。',
    ];
    expect(cleanText(lines.join('\n')).lines.map(({ text }) => text)).toEqual(lines);
  });

  it('includes heads and feet that come back on every page', () => {
    const pages = ['示范银行内部资料', '第一条 挂失', '示范银行内部资料', '第二条 解挂', '示范银行内部资料'];
    expect(cleanText(pages.join('\n')).lines.map(({ text }) => text)).toEqual(['第一条 挂失', '第二条 解挂']);
  });
});

/** Does to a text what the page's converter did: A3BF, the full-width question mark, becomes "??" at any byte. */
function torn(text: string): string {
  const bytes = iconv.encode(text, 'gbk');
  const place = bytes.indexOf(Buffer.from([0xa3, 0xbf]));
  return `${iconv.decode(bytes.subarray(0, place - 1), 'gbk')}??${iconv.decode(bytes.subarray(place + 2), 'gbk')}`;
}

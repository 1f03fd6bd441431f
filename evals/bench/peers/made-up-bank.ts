import type { EntryId } from '#conversation';
import type { Entry } from '#knowledge';
import { seeded } from '../../random.ts';
import type { EvalQuery } from '../../suites/open-data.ts';

/**
 * A knowledge base of any size, to measure speed with: every entry is one matter of one kind of one product.
 * Words repeat from entry to entry as a bank's do, so that an index has long lists to go through. What share is found
 * says little: the questions are as regular as their maker.
 */
export function madeUpBank(entries: number, wordings: number): { entries: readonly Entry[]; queries: EvalQuery[] } {
  const most = products.length * matters.length * kinds.length;
  if (entries > most) throw new Error(`at most ${most} entries can be made up`);
  const random = seeded(1);
  const drawn = <T>(some: readonly T[]): T => some[Math.floor(random() * some.length)] as T;
  const places = Array.from({ length: most }, (_, place) => place);
  for (let at = 0; at < entries; at++) {
    const other = at + Math.floor(random() * (most - at));
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  const said = (place: number): string => {
    const { product, matter, kind } = partsOf(place);
    return drawn(frames)
      .replace('P', `${kind}${drawn(product)}`)
      .replace('M', drawn(matter));
  };
  const made = places.slice(0, entries).map((place, number): Entry => {
    const count = Math.floor(((number + 1) * wordings) / entries) - Math.floor((number * wordings) / entries);
    const { product, matter, kind } = partsOf(place);
    return {
      id: `made-up-${place}` as EntryId,
      question: said(place),
      similar: Array.from({ length: count - 1 }, () => said(place)),
      answer: `${kind}${product[0]}${matter[0]}，请登录手机银行，在“${product[0]}”页面选择“${matter[0]}”，按提示核对后提交，一般当日生效；也可以携带本人有效身份证件到任一网点办理。`,
      category: '',
      source: '',
      effectiveFrom: null,
      effectiveTo: null,
    };
  });
  const queries = Array.from({ length: QUESTIONS }, (): EvalQuery => {
    const place = places[Math.floor(random() * entries)] ?? 0;
    return { text: `${drawn(beginnings)}${said(place)}`, relevant: [`made-up-${place}`], kind: 'answerable' };
  });
  return { entries: made, queries };
}

/** A peer of those measured takes a third of a second for each. */
const QUESTIONS = 300;

function partsOf(place: number): { product: readonly string[]; matter: readonly string[]; kind: string } {
  const product = products[place % products.length] ?? [];
  const matter = matters[Math.floor(place / products.length) % matters.length] ?? [];
  return { product, matter, kind: kinds[Math.floor(place / products.length / matters.length)] ?? '' };
}

/** P: the product; M: the matter. */
const frames = [
  'P怎么M',
  'P如何M',
  '想给PM',
  'PM要怎么弄',
  'PM在哪里',
  '我的P能不能M',
  'PM需要什么材料',
  'PM多久能好',
  'PM不了',
  'PM',
  '要M，是P',
  '网点可以帮我把PM吗',
  'PM收费吗',
  '为什么PM失败',
];
const beginnings = ['', '', '请问', '你好，', '麻烦问下', '那个', '想了解一下'];

/** Words for one and the same thing are joined by a slash. */
const products = listed(`
  信用卡/贷记卡 借记卡/储蓄卡/银行卡 白金卡 车主卡 联名卡 附属卡/副卡 社保卡 公务卡 虚拟卡 电子账户/二类户
  个人养老金账户/养老金账户 工资卡 存折 定期存款/定期 活期存款/活期 大额存单 通知存款 外币存款 储蓄国债/国债 结构性存款
  理财产品/理财 现金管理类理财 基金定投/定投 公募基金/基金 黄金积存/积存金 贵金属 代销保险/保险 信托产品 住房贷款/房贷
  公积金贷款 消费贷款/消费贷 经营贷款/经营贷 汽车贷款/车贷 装修贷款/装修贷 助学贷款 信用贷款/信用贷 账单分期 现金分期
  手机银行/手机app 网上银行/网银 微信银行 短信通知/动账短信 云闪付 数字人民币钱包/数字钱包 快捷支付 无卡支付 闪付
  跨境汇款/境外汇款 外汇兑换/购汇 结汇 境外取现 收款码 POS机 工资代发/代发工资 对公账户/企业户 企业网银 保管箱
  存款证明 资信证明 电子对账单/对账单 积分商城/积分 机场贵宾厅/贵宾厅 云柜台 智能柜员机/自助机
`);
const matters = listed(`
  申请/办理/开通 注销/销户/取消 挂失 解除挂失/解挂 激活 换卡/更换 补办/重新办 冻结/锁定 解冻/解锁 修改密码/改密码 重置密码
  忘记密码/密码忘了 调整限额/提高限额 降低限额/调低额度 查询进度/查进度 查询明细/查流水 打印流水/开流水 查询余额/看余额
  提前还款/提前还清 提前支取/提前取出 自动还款/绑定还款 延期还款/晚点还 修改手机号/换手机号 更新身份证/更换证件 变更地址
  减免年费/免年费 退还手续费/退手续费 查询费率/看费率 开具发票/开发票 开具证明/开证明 签约 解约 转出/转走 转入/存进去
  赎回 预约取款/预约取钱 预约号码/取号 授权他人/让别人代办 绑定/关联 解绑/解除关联 设置提醒/开提醒 关闭提醒
  申诉/提出异议 更正信息/改资料 撤销/撤回 分期 恢复使用/重新启用 升级 降级
`);
const kinds = `
  个人 企业 小微企业 个体户 农户 学生 老年 儿童 军人 教师 医护 公务员 外籍 港澳 台胞 美元 港币 欧元 日元 英镑
  一年期 三年期 五年期 短期 中长期 首次 二手 新版 旧版 线上 柜面 异地 同城 跨行 夫妻 继承 委托 共有 单位 社区
`
  .trim()
  .split(/\s+/);

function listed(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((words) => words.split('/'));
}

import type { ComplaintAgainst } from '#conversation';
import { type Pattern, words } from '../pattern.ts';

/** What a complaint is about, by the words in it: read from above, service where none of them stands. */
export const grievances: readonly { against: ComplaintAgainst; pattern: Pattern }[] = [
  {
    against: 'conduct',
    pattern: words(`
      误导 骗 欺骗 欺诈 诱导 隐瞒 泄露 泄漏 出卖 卖了我 捆绑 搭售 强制 强买 催收 骚扰 威胁 恐吓 伪造 代签 冒名 挪用 飞单
      违规 违法 保本 当存款 歧视 受贿 推销 不知情 未经 没经过 擅自 私自 scam cheated fraud
    `),
  },
  {
    against: 'charge',
    pattern: words(`
      收费 扣费 扣钱 扣我 扣了 多扣 多收 乱扣 乱收 手续费 年费 管理费 短信费 服务费 工本费 违约金 罚息 利息 利率 费用
      退费 退钱 退款 还我钱 收我 收钱 汇率 charge charged fee fees
    `),
  },
  {
    against: 'decision',
    pattern: words(`
      拒绝 拒贷 不批 没批 被拒 不给批 不给办 不给 不让 降额 额度 限额 冻结 冻我 锁卡 限制 封 停用 非柜面 审批 审核 征信
      处理结果 不认可 结案 规定 政策 抽贷
    `),
  },
];

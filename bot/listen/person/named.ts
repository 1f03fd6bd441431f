import { words } from '../pattern.ts';

/** What a human being at the other end is called. */
export const human = words(`
  人工 人工客服 人工服务 人工坐席 人工座席 人工台 人工在线 人工接待 人工咨询 人工通道 在线人工 人工电话 人工热线
  人工在线客服 真人 真人客服 真人服务 真的人 真正的人 活人 大活人 坐席 座席 客服人员 接线员 话务员 客服专员
  人工客户 人工课服 人工克服 人工可服
`);

/** People asked for by their place. 客服 alone is also how customers address the bot, so a verb must come first. */
export const staff = words(`
  客服 在线客服 工作人员 客户经理 理财经理 大堂经理 值班经理 经理 主管 领导 负责人 班长 组长 行长 上级 专员 专人
  业务员 柜员 管理人员 懂的人 懂业务的人 能解决的人 能解决问题的人 能做主的人 管事的人 管事的
`);

/**
 * 人工 with the wrong homophone picked. Too short to be trusted alone in a sentence (三人公寓): only after a verb of
 * transfer, before 客服, or where nothing else is said.
 */
export const mistyped = words(
  [...'人仁任认忍']
    .flatMap((ren) => [...'工公功攻供共宫弓恭'].map((gong) => ren + gong))
    .join(' ')
    .replace('人工 ', ''),
);

export const pinyin = words(`
  zhuan_ren_gong ren_gong ren_gong_ke_fu zhen_ren zhuan人工 转ren工 转rengong 转人gong 转rg zrg ren工 人gong
`);

/** 人工 that does a job is no wish to talk. The longest word wins, so 人工审核 hides the 人工 in it. */
export const manualWork = words(
  `提额 提升 调额 降额 审核 审批 审查 审理 复核 复审 核实 核查 核验 核对 评估 录入 费 成本 智能 干预 授信 催收 放款 还款 扣款 打款 外呼 柜台
  柜面 窗口 签约 填写 面签 回访 服务费 操作 验证 认证 续期 解冻 解锁 申请 申诉 识别 翻译 湖 清算 记账 转账 汇款 计息 计算 匹配 分配 质检
  抽查 充值 确认 方式 渠道 收费 授权 排查 筛选 盘点 成分 降息 鉴定 绑定 开票 盖章 制卡 更新`.replace(
    /(\S+)/gu,
    '人工$1',
  ),
);

/** Work that a customer may also ask a person to do (请人工处理). */
export const workByHand = words(`
  人工处理 人工办理 人工解决 人工查询 人工受理 人工开户 人工销户 人工注销 人工登记 人工修改 人工更改
`);

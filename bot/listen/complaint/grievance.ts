import { acrossClauses, alone, either, except, inOrder, near, words } from '../pattern.ts';
import { badManners, deceit, dishonest, house, illTreated, indignant, noReproach, poorWork, you } from '../reproach.ts';

const blame = near(house, 8, either(dishonest, illTreated, poorWork));

const wronged = either(
  words(`
    乱扣钱 胡乱扣 偷偷扣 私自扣 擅自扣 强制扣 偷扣 恶意扣 随便扣 随意扣 还我的钱 把钱还我 把钱还给我 把我的钱还
    把钱退给我 把钱给我退 退我钱 赶紧退钱 给我退钱 把钱退回来 吞我的钱 吞了我的钱 黑我的钱 坑我钱 骗我钱
    误导消费者 误导客户 误导销售 虚假宣传 虚假广告 捆绑销售 捆绑消费 搭售 强买强卖 暴力催收 爆通讯录 恶意催收
    骚扰我 骚扰家人 不停骚扰 威胁我 恐吓我 泄露我的 泄露客户 泄露了我的 出卖我的 卖我的信息 侵犯我 违规收费
    违规扣费 你们违规 你们违法 欺诈行为 这是欺诈 就是欺诈 属于欺诈 报警抓你们 挂我电话 没人解决 没人回复
    没人给解决 一直拖 拖着不 忽悠我 忽悠客户 忽悠老人 赔偿我的损失 赔偿我损失 赔我损失 赔我钱 赔我的 耽误我
    影响我做生意 造成我的损失 给我造成损失 造成了损失 把人当猴
  `),
  inOrder(words('强制 强行'), 4, words('买 收 扣 开通 搭 购 办卡 让')),
  inOrder(you, 8, words('泄露 泄漏 出卖 倒卖 贩卖')),
  inOrder(house, 4, words('又崩 又坏了 又挂了 又出问题 又登不上 又不行 老出问题 老是出问题 总出问题 总是出问题')),
  inOrder(
    words('利率 利息 手续费 收费 费用 年费 违约金'),
    4,
    words('也太高 也太贵 太高了吧 太贵了吧 高得离谱 贵得离谱 也太多 太坑 太黑'),
  ),
  except(
    words(`
      多收了我 多扣了我 多收我 多扣我 少给我 少算我 利息算错 算错利息 错扣 误扣 骗我办 骗我买 骗我开 骗我签
      骗我存 骗我说
    `),
    inOrder(
      words('为什么 为啥 是不是 会不会 有没有'),
      4,
      words('多收了我 多扣了我 多收我 多扣我 少给我 算错利息 利息算错'),
    ),
  ),
  acrossClauses(
    words('没有办理 没办理 没办过 没开通 没有开通 没申请 没签'),
    8,
    words('为什么扣 怎么扣 就扣 却扣 扣了 扣我'),
  ),
  inOrder(words('催收'), 10, words('单位 公司 家里 家人 父母 朋友 同事 通讯录 亲戚 邻居 骚扰 威胁 辱骂')),
  inOrder(
    words('天天 整天 成天 三天两头 动不动 没完没了 不停'),
    3,
    words('发短信 打电话 推销 给我打 给我发 骚扰 催 崩 出错 出问题 闪退 掉线'),
  ),
);

const demands = either(
  inOrder(
    words('强烈要求 我要求 要求你们 要求银行 你们必须 必须给我 必须'),
    6,
    words('退还 退钱 退费 退回 返还 赔偿 赔钱 赔我 补偿 道歉 解释 说法 交代 处理责任'),
  ),
  words(`
    要求赔偿 要求道歉 给我道歉 向我道歉 我要个解释 给我个解释 给个解释 给我解释清楚 给我一个解释 我要解释
  `),
);

/** Not told, not asked: 没通知我就降额, 没经过我同意. */
const unasked = either(
  words(`
    未经我同意 没经过我同意 没有经过我同意 未经同意 不经我同意 没征得我 没告知我 没有告知我 没提前通知
    没有提前告知 没提前告知
  `),
  inOrder(
    words(`
      没通知 没有通知 不通知 没告诉 没告知 也不告诉 也不说 没提前 没有提前 没跟我 没问过我 未通知 没打招呼
      没有任何通知 没任何通知 事先没 招呼都不打 也没通知 不经过我
    `),
    8,
    words('就 降了 扣了 开通了 改了 停了 冻结了 调了'),
  ),
  inOrder(
    words('客户经理 理财经理 经理 业务员 你们 客服 柜员 银行'),
    8,
    words('没说 没提醒 没讲 没告知 没有告知 没有说 没有提醒 根本没说'),
  ),
);
/** 不是说免年费吗，怎么又扣. */
const promiseBroken = either(
  words('说好的免 说好的不 说好免 承诺不兑现 不兑现承诺 没兑现'),
  acrossClauses(
    words('不是说 明明说 当初说 答应 承诺 说好 说好的 之前说好 原来说 明明是'),
    12,
    words('怎么还 怎么又 为什么还 为什么又 结果 却 又扣 还扣 还收 又收 没兑现 不认'),
  ),
);

const unreachable = inOrder(
  words('客服电话 热线 客服 你们电话 你们的电话 人工客服 人工 客服热线 电话一直 电话永远'),
  6,
  words(`
    打不通 没人接 无人接听 永远占线 一直占线 打不进 没人听 永远打不通 一直打不通 总是占线 老占线 不接
  `),
);
const unwilling = inOrder(
  either(you, words('银行 客服 一直 就是 到现在都 始终 根本 从来')),
  8,
  words(`
    不处理 不解决 不管 不理 不给办 不给解决 不给处理 不给退 不回复 不办事 不作为 不给说法 不认账 不承认 不负责
    不给答复 不赔 不还钱 不退钱 不给我办 没解决 没处理 不当回事 不告诉我 没告诉我 没通知我 没跟我说 不给我
    不让我
  `),
);
const againAndAgain = inOrder(
  words('打了 反映了 催了 投诉了 说了 跑了 问了 来回跑了 反馈了 找了你们'),
  3,
  words('次 遍 趟 回 无数次 好几次 好几遍 很多次 多少次 八百遍 好几趟 n次 几次 几趟'),
);
const duration = words('天 周 月 年 小时 星期 礼拜 次 遍 分钟 半天 久');
const neverSettled = acrossClauses(
  inOrder(words('等了 拖了 过了 催了 打了 问了 说了 反映了 联系了 找了 投诉了 反馈了 都'), 6, duration),
  8,
  words(`
    没解决 还没解决 没有解决 没处理 还没处理 没有处理 没人 没回复 没有回复 没回应 没结果 没有结果 没答复 不给我
    不处理 不解决 没个说法 没下文 没有下文 不回复 没有人 没音讯 没给我 不理
  `),
);
const keptWaiting = either(
  inOrder(words('让我等 叫我等 让人等 害我等'), 5, duration),
  inOrder(words('排队 排了'), 4, words('小时 半天 一上午 一下午 一天 太久')),
);
const arbitrary = inOrder(
  words(`
    无缘无故 无故 莫名其妙 平白无故 擅自 私自 随便 随意 偷偷 恶意 毫无理由 毫无征兆 无理由 莫名 不打招呼
  `),
  10,
  words(`
    冻结 拒 降额 降低 降我 封 限制 扣 收 停了 停用 取消 涨 锁 关了 关闭 开通 开了 改了 调整 冻我 给我降 给我开
  `),
);
const dragged = inOrder(you, 4, words('拖了 拖我 拖着'));
const mischarged = inOrder(
  you,
  6,
  words(`
    扣了两次 扣我两次 扣了我两次 重复扣 扣两次 收了两次 多扣 多收 扣重 重复收 扣错 弄错 搞错 算错 扣多 收多 办错
    少给 少算
  `),
);

const short = words(`
  失望 寒心 不满意 垃圾 骗子 坑人 过分 太坑 骗人 黑心 无耻 不负责任 差劲 太差 什么玩意 太黑 离谱 不公平 不合理
`);
/** 太过分了, 真让人失望: nothing else is said, and nobody else can be meant. */
const saidFlatly = alone(
  short,
  words(`
    太 真 很 非常 特别 了 你们 你 银行 这 就是 都是 是 一群 一帮 的 啊 呀 我 简直 真是 真的 实在 对 让 人 令人
    让人 吧 这个 一堆 极了 透顶 至极 也 收费 简直是
  `),
);
const dissatisfied = either(
  words('真后悔 后悔办你 后悔办了你 后悔存你 很不满 非常不满 强烈不满 十分不满 极度不满 表示不满'),
  inOrder(words('对'), 10, words('不满意 失望 很失望 非常不满 很不满 不能接受 无法接受 不接受')),
);

const otherSense = either(
  words(`
    不管多少 不管怎么 不管什么 不管是 不管哪 不管在 不管有 不管几 赔不赔 退不退 强制执行 强制还款 强制平仓
  `),
  inOrder(words('不满'), 0, words('足 岁 年 周岁 元 天 月 一 二 三 十 半 1 2 3 5 6 18')),
  inOrder(words('怎么 如何 屏蔽 拦截 取消 关闭 拒绝 拒收'), 4, words('骚扰 推销 垃圾')),
  inOrder(words('为什么 为啥 怎么'), 0, words('不给我 不让我')),
  inOrder(words('逾期 如果 要是'), 8, words('不处理 不管 不理')),
  inOrder(words('怕 担心 防止 以免'), 3, words('泄露我的 泄露 没人管')),
  inOrder(words('怎么 如何 怎样 能否 可以 能 对方 保险公司 别人'), 3, demands),
  inOrder(words('怎么 如何 怎样 能 能不能 可以 可以不'), 1, words('给我退钱 退我钱 把钱退给我 把钱还给我')),
  words('强制险 交强险 强制保险 别让我等 拖拉机 电话银行卡'),
);

export const grievance = except(
  either(
    except(either(blame, deceit, indignant, badManners, saidFlatly), noReproach),
    either(wronged, demands, unasked, promiseBroken, unreachable, unwilling),
    either(againAndAgain, neverSettled, keptWaiting, dragged, arbitrary, mischarged, dissatisfied),
  ),
  otherSense,
);

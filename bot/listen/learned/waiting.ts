import { acrossClauses, either, except, inOrder, type Pattern, words } from '../pattern.ts';

/**
 * Waits, as customers tell them: how long, since when, what has not come, and what was promised. No list of words holds
 * every number that people write; 八天, 2个多小时 and 半个来月 say the same.
 */

/** 17 is one word to the finder, in which 7 is not found: so each figure is listed, as far as a wait counts days. */
const figures = Array.from({ length: 99 }, (_, one) => one + 1).join(' ');
const count = words(`一 二 两 三 四 五 六 七 八 九 十 几 半 多 百 ${figures}`);
const hoursOrMore = either(
  except(
    inOrder(count, 2, words('小时 钟头 天 星期 礼拜 周 工作日 个月 来月 多月 年多 整年')),
    words('一天多少 几天 几个工作日 多少天 周岁 周年 周转 周末 周边 天猫'),
  ),
  words('两年 三年 半年 多年 好几年 好几天 几天了 好几个小时 几个小时了 好些天 好多天'),
);
const minutes = inOrder(count, 2, words('分钟 秒 分多钟'));
const since = words(`
  这么久 那么久 这么长时间 那么长时间 这么多天 好久 老久 许久 半天 大半天 老半天 好半天 一直 到现在 至今 现在都
  昨天 前天 昨晚 今早 早上 上午 中午 前几天 上周 上星期 上礼拜 上个月 一早 一上午 一下午 一天 一晚上 迟迟 到今天 到今儿
`);
const passed = either(
  inOrder(words('都 已经 已 快 超过 超 过了 等了 整整 足足 拖了 过去'), 3, either(hoursOrMore, since)),
  inOrder(hoursOrMore, 1, words('了 啦 啊 过去 过')),
);

/** 我这个是3号到期 今天都8号了: a day that was named, and the one that it is. */
const day = either(
  inOrder(words(`一 二 三 四 五 六 七 八 九 十 ${figures}`), 0, words('号 日')),
  inOrder(words('周 星期 礼拜'), 0, words('一 二 三 四 五 六 日 天')),
);
const isNow = inOrder(words('今天 今儿 今日 现在 这都 都 已经 眼看'), 2, day);
const dayPassed = either(acrossClauses(day, 12, isNow), acrossClauses(isNow, 6, day));

const notYet = words(`
  还没 还未 还不 没到 没收到 没有收到 未收到 没接到 没有接到 没来 没人 没有人 没消息 没有消息 没动静 没反应 没回
  没发 没给 没处理 没审 没放款 没退 没电话 没有电话 没打 没更新 没进展 没结果 未到 未处理 不到账 不来 不见 还在
  审核中 处理中 还是没 都没 也没 没有任何 没联系 没有联系 没送 没装 没修 没好 没开 没批 没下来 没音讯 没下文 不动
  没动 没有动 没有更新 没通过 没解 没恢复 没有回 没给我 未发 未处
`);
const why = words('怎么 为什么 为啥 咋 什么情况 怎么回事');

const promised = words(`
  不是说 说好 说好的 明明 承诺 答应 当初说 之前说 上次说 客服说 说是 显示 写的 写着 通知我 告诉我 保证 讲好 约好
  预计 应该 本来 原来
`);
const contrary = words('怎么 又 却 结果 现在 才 变成 到现在 但 但是 可是 可 不过 反而');

export const waiting: readonly Pattern[] = [
  hoursOrMore,
  minutes,
  since,
  passed,
  isNow,
  dayPassed,
  notYet,
  promised,
  contrary,
  ...[hoursOrMore, minutes, since, passed].map((time) => inEitherOrder(time, notYet)),
  inOrder(why, 8, notYet),
  inOrder(why, 6, words('又 总 老 一直 每次 还要 这么')),
  acrossClauses(promised, 16, either(notYet, contrary)),
];

/** 三天了还没到, and 还没到，都三天了. */
function inEitherOrder(time: Pattern, what: Pattern): Pattern {
  return either(acrossClauses(time, 14, what), acrossClauses(what, 14, time));
}

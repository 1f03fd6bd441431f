import { acrossClauses, either, except, inOrder, words } from '../pattern.ts';

const despair = words(`
  不想活 不想活了 活不下去 活不下去了 不想再活 没法活了 活不了了 想死 想去死 真想死 想死了 想死的心 自杀 轻生
  结束生命 结束自己 了结自己 了结生命 了断自己 跳楼 跳河 跳江 割腕 上吊 喝农药 喝药自尽 自尽 寻短见 寻死
  活着没意思 活着没意义 活着没有意义 活着没劲 活着太累 活着真累 活着有什么意义 活着还有什么意思 不如死了
  还不如死 死了算了 一死了之 死了一了百了 生无可恋 遗书 不想活着 不想在这个世界 离开这个世界 离开人世 没有活下去
  活够了 想不开 想一了百了 自残 伤害自己 安眠药全 轻生的念头 想解脱 我去死 我就去死 我只能去死 逼我去死 只有死路
  只能去死 没勇气活 结束这一切 活下去的勇气 死给你看 死给你们看 只有死才 死才能解脱 死了才解脱 没打算活 不打算活 不打算再活
  想了断 自我了断 死了干净 死了清净 死了拉倒 没脸活 世界不值得 割手腕 手腕割 吞药 吞安眠药 吃安眠药 烧炭 投河 投江 跳桥 跳轨
  不想醒过来 不想再醒 一了百了算了
`);
/** 不想活期 is about a deposit; 自杀赔吗 about an insurance; 想死你了 is a joke. */
const otherwise = either(
  words('不想活期 想死期 想死心 想死你 想死你们 不想活动 不想活跃 跳楼价 自杀条款 自杀免责'),
  inOrder(words('自杀 自残 轻生 跳楼'), 6, words('赔 理赔 保险 免责 条款 保不保 算不算 受益人 价')),
  inOrder(words('保险 寿险 投保 被保险人 重疾'), 10, words('自杀 自残')),
  inOrder(
    words('别 不要 不会 不至于 不是要 没有要 可别 千万别 不想 没想'),
    2,
    words('自杀 想不开 轻生 寻短见 跳楼 自残 伤害自己 寻死'),
  ),
  acrossClauses(words('自杀 自残 喝农药 跳楼'), 14, words('理赔 保险 赔 意外险 寿险')),
  inOrder(words('新闻 听说 报道 电影 小说 如何预防 预防 防止'), 10, words('自杀 轻生 跳楼')),
);
const english = words(`
  kill_myself killing_myself end_my_life suicide suicidal want_to_die wanna_die dont_want_to_live
  do_not_want_to_live no_reason_to_live hurt_myself harm_myself better_off_dead
`);

export const selfHarm = except(
  either(despair, english),
  otherwise,
  inOrder(words('suicide'), 16, words('clause insurance cover covered')),
);

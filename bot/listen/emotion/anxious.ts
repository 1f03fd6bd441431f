import { either, except, inOrder, words } from '../pattern.ts';
import { sound } from './sound.ts';

const worry = words(`
  急 着急 心急 担心 担忧 害怕 好怕 怕 生怕 不放心 慌 心慌 发慌 焦虑 紧张 忐忑 不安 揪心 睡不着 吃不下 心神不宁
  没底 吓到 吓人 吓一跳 提心吊胆 没事吧 不会有事吧 会不会有事 要紧吗 完蛋了 完了完了 这下完了 糟了 糟糕 惨了
  麻烦大了 束手无策 走投无路 无助 😰 😨 😢 😭 😟 😥 🙏
`);
const hurry = words(`
  急着 急用 急需 急等 情况紧急 很紧急 非常紧急 特别紧急 十分紧急 万分紧急 赶时间 来得及吗 来得及么 来不来得及
  还来得及 来不及 快点 快一点 快些 赶紧 赶快 抓紧 尽快 速度点 搞快点 催一下 帮忙催 加急 等不及 等不了 在线等
  求求 求你 求您 拜托了 拜托拜托 等着用钱 等钱用 等着用 等着交 等着付 马上要用 马上就要用 今天必须 今天就要用
  救急 赶得上 赶不上 快快 快帮 帮帮我 心急如焚
`);
/** 怎么办 alone asks calmly; with a sigh behind it, it does not. */
const atALoss = words(`
  怎么办啊 怎么办呀 咋办啊 咋办呀 可怎么办 这可怎么办 该怎么办啊 怎么办才好 如何是好 怎么办好 怎么办怎么办
  怎么办！
`);
const fearful = inOrder(
  words('不会 该不会 不会是'),
  10,
  words(`
    没了吧 丢了吧 征信吧 骗了吧 问题吧 出事吧 不见了吧 打水漂吧 冻结吧 逾期了吧 没有了吧 盗了吧 盗刷了吧
    到账了吧 回不来了吧
  `),
);
const waitingFor = inOrder(words('等着 等钱 就等着'), 3, words('手术 交 付 救 做手术 还 用'));
const atOnce = inOrder(words('马上 立刻 立即'), 3, words('处理 解决 给我 帮我 要用 就要 转 冻结 回复 截止'));

const otherSense = either(
  except(words('紧急'), words('情况紧急 很紧急 非常紧急 特别紧急 十分紧急 万分紧急')),
  words(`
    应急 紧急联系 紧急联系人 急速 急诊 急救 缓急 急躁 应急金 应急贷 救急贷 急刹 性子急 恐怕 哪怕 怕麻烦 可怕
    不怕 谁怕 不安全 不安装 不安排 资金紧张 手头紧张 尽快捷 不急 吓人的利息 紧急程度 紧急取现 紧急挂失 怕不怕
    急不急 还来得及办吗 等着用的 名额紧张 额度紧张 要求你
  `),
  inOrder(
    words('不 没 没有 别 不用 不要 不是 不太 不必 无需 不是很 也不 没那么'),
    1,
    words('急 着急 担心 担忧 害怕 怕 慌 紧张 赶时间 焦虑 急着 急用 急需'),
  ),
);

const alarm = words(`
  急急 急得 急哭 急哭了 救命 救命钱 火烧眉毛 人命关天 十万火急 万分火急 吓死我了 吓死 吓坏了 我崩溃 要崩溃
  快崩溃 一夜没睡 整夜没睡 等着救命 等着手术 交手术费 等着做手术 住院等着 天塌了 全部积蓄 一辈子的积蓄 求求你们
  求求你 求求您 求求了 怎么办怎么办 急等用钱 急用钱 心急如焚 慌得 担心得 等米下锅 睡不着觉 😱
`);
const panic = words('急疯了 活不成了 要我的命 我要疯了 救救我 救救孩子 命都没了');

const englishMild = except(
  words(`
    worried worry worrying anxious nervous scared afraid urgent urgently asap hurry concerned please_help
    help_me as_soon_as_possible in_a_hurry right_away
  `),
  inOrder(words('dont no not not_in'), 8, words('worry hurry urgent worried')),
);
const englishStrong = words('panicking desperate desperately terrified emergency freaking_out');

export const anxious = sound('anxious', {
  mild: either(except(either(worry, hurry, atALoss, fearful, waitingFor, atOnce), otherSense), englishMild),
  strong: either(except(alarm, otherSense), englishStrong),
  severe: panic,
});

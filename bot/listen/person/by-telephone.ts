import { acrossClauses, alone, either, except, inOrder, words } from '../pattern.ts';

const number = words(`
  客服电话 客服热线 客服的电话 客服号码 电话客服 人工电话 人工热线 人工客服电话 服务热线 服务电话 热线电话
  咨询电话 咨询热线 官方电话 官方热线 官方客服电话 你们电话 你们的电话 你们的联系电话 你们联系电话
  你们的联系方式 你们联系方式 银行电话 贵行电话 贵行的电话 总行电话 总部电话 网点电话 支行电话 客服联系方式
  客户经理电话 客户经理的电话 理财经理电话 服务专线 客服专线 银行的电话 银行客服电话 信用卡客服电话
`);
const calls = words(`
  说 让我 来电 打来 打给我 打过来 没接 没接到 没接着 漏接 核实 回访 骚扰 通知我 打不通 没人接 占线 无法 忙 更改
  换了 变了 改了 停用 修改
`);

/** 客服电话多少, 给我个客服热线: but 客服电话没接到 tells of a call. */
const asksNumber = except(
  either(
    alone(
      number,
      words(`
        请 麻烦 我要 要 请问 问下 问一下 你好 您好 的 吗 呢 啊 有 有没有 给 给我 告诉我 是 多少 几号 哪个 号码
        我想 想要 查 找 一下 ， 谢谢
      `),
    ),
    inOrder(
      number,
      5,
      words(`
        多少 几号 号码 哪个 哪一个 是什么 是啥 吗 么 呢 ？ 发我 发给我 告诉我 给我 给一下 提供 报一下 在哪
        有没有
      `),
    ),
    inOrder(
      words(`
        有没有 有 给我 给个 给一个 告诉我 发我 求 要 找 查 问下 问一下 请问 想要 需要 提供 怎么打 打哪个
        拨打哪个 说一下 发一下
      `),
      5,
      number,
    ),
  ),
  inOrder(number, 5, calls),
  inOrder(words('接到 收到 没接 能接到 没接到 未接 自称 冒充 刚 刚才'), 4, number),
);

const reachYou = either(
  alone(
    words('电话是多少 电话多少 电话号码是多少 电话多少号 有电话吗'),
    words('你们 你们的 银行 贵行 的 请问 你好 您好 你 那'),
  ),
  words(`
    怎么联系你们 如何联系你们 怎样联系你们 怎么联系客服 如何联系客服 怎样联系客服 怎么找客服 打什么电话
    打哪个电话 拨打什么电话 有电话可以打 有没有电话可以 怎么打你们电话 给个电话 给我个电话 给我一个电话
    打电话找谁 打给谁 电话打给谁
  `),
);

const callMe = words(`
  给我回电 给我回个电话 回我电话 回个电话 回电给我 给我回电话 给我打个电话 打电话给我 给我来个电话 让人打给我
  电话联系我 派人联系我 让人联系我 找人联系我 安排人联系我 请人联系我 专人联系我 让人给我 请人给我 叫人给我
  客服联系我 再给我打一次
`);
/** Asks to be called, where it is not about calls that come unasked, came already, or come from who knows whom. */
const asksCall = except(
  callMe,
  inOrder(
    words(`
      不要 别 不用 为什么 为啥 天天 一直 老是 总是 有人 谁 刚 刚才 昨天 今天 说 老 没 没人 没有人 骗子 自称
      陌生人 对方 什么时候 多久
    `),
    7,
    callMe,
  ),
  inOrder(callMe, 0, words('了 的是 的人 说 让')),
  acrossClauses(callMe, 4, words('没接到 没有接到 没接着 没有接着 没听见 没听到 接不到')),
);

export const byTelephone = either(asksNumber, reachYou, asksCall);

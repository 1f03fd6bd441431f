import { alone, either, except, inOrder, words } from '../pattern.ts';
import { human, manualWork, mistyped, pinyin, staff, workByHand } from './named.ts';

const transfer = words(`
  转 转接 转到 转给 转去 转成 转为 转接到 转至 转一下 换 换成 切换 切换到 切到 切 接 接入 接通 接到 连线 连接
  呼叫 叫 找 找个 找一个 找一下 寻找 联系 联系下 联系一下 联系到 上 来个 来一个 派个 派一个 喊 请个 安排 安排个
  进入 对接 召唤 交给 让 见 专 赚 砖 传 装
`);
/** Verbs for asking after somebody by place: 接客服 would also be answering a call. */
const summon = words(`
  转 转接 转到 转给 转接到 转至 转一下 转下 换 换成 切换到 切到 接入 连线 呼叫 叫 找 找个 找一个 找一下 联系
  联系下 联系一下 联系到 接个 来个 来一个 派个 派一个 喊 请个 安排 安排个 召唤 让 见 接通
`);
const wish = words('要 想要 需要 我要 我想 求 给我 给个 我想要 还我 只要 必须要 请求 申请 问 问一下 用');
const firmWish = words('我要 我需要 我想要 我想 请 麻烦 帮我 给我 求');

/** 转人工, 找真人客服, 叫你们经理来, 我要人工处理, 跟人说话. */
const byVerb = except(
  either(
    pinyin,
    inOrder(transfer, 3, human),
    inOrder(transfer, 1, mistyped),
    inOrder(summon, 2, staff),
    inOrder(words('找 叫 让 喊 请'), 3, inOrder(words('你们 你们的 你 贵行'), 1, staff)),
    inOrder(wish, 2, except(human, workByHand)),
    inOrder(words('我要 我需要 要 需要'), 1, words('客服 在线客服 工作人员 人来 有人来')),
    inOrder(mistyped, 0, words('客服 服务 坐席')),
    inOrder(
      inOrder(words('跟 和 与 同 找'), 4, either(human, staff, words('人 活人 个人'))),
      1,
      words(`
        说 说话 说说 理论 理论理论 反映 见面 讲 讲话 聊 聊聊 谈 谈谈 沟通 对话 交流 通话 咨询
      `),
    ),
    except(inOrder(firmWish, 1, workByHand), inOrder(workByHand, 1, words('吗 么'))),
  ),
  manualWork,
);

const exists = words('有 有没有 没有 没 木有 难道没有 就没有 能有');
const questionMark = words('吗 么 嘛 ？ 啊 呢 呀 没有 可以 能 的吗 在');
/** 人工 as the way something is done: 能人工调整吗, 被人工降了. */
const byHand = either(
  inOrder(human, 0, words('调整 调 降 升 减 加 改 查 批 审 退 补 办 弄')),
  inOrder(words('被 由 靠 通过 纯 全 采用 是不是 还是 系统 自动'), 1, human),
);
/** 有人工客服么, 人工在哪, 人工几点上班, 为什么转不了人工. */
const byQuestion = except(
  either(
    inOrder(inOrder(exists, 6, human), 4, questionMark),
    except(inOrder(words('怎么 怎样 如何 咋'), 8, human), byHand),
    inOrder(words('几点 什么时候 何时 啥时候'), 4, human),
    inOrder(staff, 1, words('怎么联系 如何联系 怎样联系 怎么找 联系方式')),
    inOrder(words('给'), 3, inOrder(staff, 0, words('打电话'))),
    inOrder(words('热线 客服 人工'), 4, words('哪个号码 什么号码 几号 多少号')),
    inOrder(words('有没有 有无 是否有'), 2, human),
    inOrder(
      human,
      2,
      words(`
        吗 么 呢 在吗 在么 在不在 在哪 在哪里 怎么联系 怎么转 怎么找 怎么进 怎么打 如何联系 怎样联系 怎么才能
        入口 多少 号码 几点 上班 什么时候上班 服务时间 工作时间 还在 帮我 帮忙 来一下 接一下 接待一下 处理一下
        回复我 回复一下 联系我 出来 快来 快点 为什么没人 怎么没人 没反应
      `),
    ),
    inOrder(words('转不了 转不到 转不过去 接不通 接不上 联系不上 找不到 不让转 不给转'), 3, human),
    inOrder(
      words('有没有 有 没有'),
      2,
      words('活人 真人 人在吗 人在么 人在线 人管吗 人理我 人吗 人么 人能帮 人可以帮'),
    ),
  ),
  manualWork,
  byHand,
  inOrder(words('你是 是不是 您是 这是 你到底是 还是'), 2, human),
);

const personalData = words(`
  信息 资料 账户 账号 贷 征信 银行 网银 手机 密码 养老 所得 证件 卡 签名 头像 电话 地址 名 客户 结算 用户 身份
  消费 经营 住房 邮箱
`);
/** 换个人, 找个人来处理: but 更换个人信息 and 找个人贷款产品 are about somebody's data. */
const somebodyElse = except(
  words(`
    换个人 换一个人 换人 换个客服 换个人工 换个懂 换个明白人 换个能 换个真人 换别人 换一位 换位客服 换一个客服
    换个专业的 换个会说话的 找个人 找人来 找人跟 找人给我 找人处理 找人解决 找人问 给我找人 帮我找人 我要找人
    叫个人 叫人来 派个人 派人 来个人 来人 安排个人 有个人来 来个活的 来个能 来个懂 找个懂 找个能 找个明白 叫个懂
    让人来 有人管吗 有人理吗 有人在吗 有人在么 有没有人在 有没有人管 有没有人理 有没有人能 有没有人可以 还有人吗
    到底有没有人 再转一下 再转一次 再转下 帮我转接 有人能帮 给我转接 请转接
  `),
  inOrder(words('换个人 找个人 来个人 派个人 换人'), 0, personalData),
  words(`
    更换人 变换人 更换个人 变换个人 换人民币 未来人 将来人 原来人 后来人 外来人 往来人 来人民 本来人
  `),
  inOrder(words('找个人 我要找人 帮我找人 派人'), 2, words('代 担保 做担保 帮还 帮我还 借 开户 签 共同 垫')),
  inOrder(words('被 怕 骗子'), 3, words('找个人 派人 找人来')),
);

const machine = words('机器人 机器 智能客服 自动回复 ai 人工智能 语音助手');
/** 我要人, 还是人工靠谱. */
const plainly = either(
  words('还是人工靠谱 还是人工好 还是真人好 还是人工吧 还是真人靠谱'),
  alone(words('我要人 要人 给我人 我要个人 我要活人'), words('快 啊 呀 了')),
);
/** Would rather not talk to the bot. */
const noMachine = except(
  inOrder(words('不要 不想 别用 别拿 别让 不需要 拒绝 讨厌 受够了 不跟 不和 不喜欢 别再用 别给我'), 4, machine),
  inOrder(words('是不是'), 1, machine),
);

/** Nothing but this is said: 人工, 客服, 真人, 人呢. */
const nothingElse = alone(
  either(human, mistyped, words('客服 人呢 有人吗 有人么 有没有人 有人没 有人没有 客服呢 有客服吗 有没有客服')),
  words(`
    请 麻烦 我要 要 我 想 可以 能 能不能 可不可以 吗 么 嘛 啊 呀 呢 吧 了 哦 哈 呗 快 快点 赶紧 马上 立刻 立即
    急 给我 帮我 帮 一下 下 谢谢 的 直接 行不行 行吗 你好 您好 喂 嗨 请问 在线 来 有 需要 就 好 嗯 算了 你们
    你们的 银行 那 那就 还是 啦 哎 唉 转 接 呼叫 拜托 求求 求 接入 切换 找 我想 想要
  `),
);
/** 客服你好: the bot is addressed. */
const addressed = either(
  inOrder(words('客服'), 0, words('你好 您好 在吗 在么')),
  inOrder(words('你好 您好 在吗'), 0, words('客服')),
);

export const inPerson = either(byVerb, byQuestion, somebodyElse, noMachine, plainly, except(nothingElse, addressed));

const person = words('human agent representative operator person manager supervisor');
export const english = except(
  either(
    words(`
      real_person live_agent live_person live_chat human_agent human_being human_support human_operator
      talk_to_someone speak_to_someone talk_with_someone speak_with_someone customer_service_number
      customer_service_phone customer_service_hotline customer_service_representative
    `),
    alone(words('human agent representative operator'), words('please a an the i want need hi hello now')),
    inOrder(
      words(`
        talk_to talk_with speak_to speak_with connect_me transfer_me get_me give_me i_want i_need put_me
      `),
      14,
      person,
    ),
    inOrder(
      words('talk_to speak_to contact reach call connect_me transfer_me'),
      8,
      words('customer_service customer_support customer_care'),
    ),
  ),
  inOrder(words('are_you is_this am_i_talking_to am_i_speaking_to'), 8, words('real_person human_being human person')),
  inOrder(words('no_need dont do_not no'), 20, person),
);

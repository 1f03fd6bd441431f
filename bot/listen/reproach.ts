import { either, except, inOrder, words } from './pattern.ts';

/** Whom customers blame, and what for. Complaint and anger are heard in the same words, put together differently. */

export const you = words('你们 您们 贵行 你行 你司 贵公司 你们银行 你们客服 你们公司 你家 你们行 你们家');

export const house = except(
  words(`
    你们 你 贵行 你行 你司 贵公司 银行 你们银行 客服 工作人员 柜员 经理 网点 营业厅 柜台 app 软件 系统 平台 催收
    机器人 大堂 服务 业务员 支行 分行 营业员 保安 手机银行 网银 热线 电话银行 客服电话 智能客服 人工客服
    你们客服 客户经理 大堂经理 理财经理 信用卡中心 人工 收费 规定 政策 手续费 利息 条款 处理结果 审批 员工
  `),
  words('银行卡 银行流水 银行账户 银行短信 服务费'),
);

const cheat = except(
  words('骗 坑 忽悠 耍 蒙 套路 欺骗 误导'),
  words('诈骗 防骗 被骗 受骗 行骗 骗贷 坑位 玩耍 启蒙 反诈骗 骗保'),
);
/** 被你们骗了, 你们骗老人. */
export const deceit = either(inOrder(words('被'), 0, inOrder(house, 6, cheat)), inOrder(you, 3, cheat));

export const dishonest = words(`
  骗子 骗人 骗钱 骗我 骗了我 坑人 坑钱 坑爹 坑我 坑客户 坑老百姓 黑心 无耻 流氓 强盗 土匪 吸血 吸血鬼 霸王条款
  欺骗 忽悠 耍赖 赖账 耍我 耍人 玩我 不要脸 不讲信用 没良心 没信用 不守信 不守信用 套路 割韭菜 抢钱 明抢 敲诈
  隐瞒 诱导 误导 虚假 撒谎 说谎 蒙人 双标 店大欺客 吃相难看 太黑 真黑 狮子大开口 太坑 真坑 好坑 这么坑
  说话不算数 说话不算话 言而无信 出尔反尔 瞎搞 乱搞 乱来 胡说 胡扯
`);

export const illTreated = words(`
  欺负 欺负人 霸道 不讲理 不讲道理 不负责 不负责任 不作为 敷衍 糊弄 推卸 推诿 推脱 踢皮球 推来推去 扯皮 过分
  恶劣 恶心 不耐烦 爱理不理 爱答不理 甩脸 摆脸 黑着脸 冷漠 傲慢 刁难 为难 威胁 恐吓 歧视 缺德 没素质 素质差 很凶
  太凶 好凶 凶巴巴 语气差 难听 没礼貌 不礼貌 没耐心 吼我 骂我 骂人 阴阳怪气 装死 装傻 不理我 不理人 不回消息
  不回我 不回复 不接电话 玩失踪 打官腔 打太极 摆烂 不当回事 拖延 拖拉 磨蹭 不人性化 没人性 不合理 不公平 不透明
  天天推销 乱推销 强行推销 一直推销 老推销 白痴 蠢 笨死 弱智 智障 脑残 废物 傻逼 垃圾 不是东西 当我傻 当我们傻
  当猴耍
`);

const degree = words('太 很 真 好 这么 那么 极 极其 超 超级 非常 特别 十分 相当 越来越 实在 也太 真的');
const poorly = words('差 差劲 烂 离谱 慢 不专业 不靠谱 难用 拖沓 低效 混乱 坑');
export const poorWork = either(
  inOrder(degree, 1, poorly),
  words(`
    离谱 差劲 失望 寒心 不满意 很不满 非常不满 强烈不满 不专业 不靠谱 慢死 慢得要死 稀烂 难用 一塌糊涂 乱七八糟
    老崩 总崩 老是崩 总是崩 老是闪退 天天闪退 总是闪退 天天出错 老是出错 总是出错 老出错 不给力 太不行 真不行
    屁用 没一点用 一点用都没有 反人类 差到 答非所问 牛头不对马嘴
  `),
);

/** 服务态度很差, 效率也太低了. */
export const badManners = except(
  either(
    inOrder(
      words('态度 服务 服务态度 语气 素质'),
      4,
      words('差 差劲 恶劣 不好 太烂 很烂 真烂 有问题 冷淡 傲慢 敷衍 极差 堪忧 难看'),
    ),
    inOrder(words('效率 水平 办事效率'), 4, words('低 差 慢 不行 低下')),
    inOrder(house, 1, words('什么水平 什么效率 什么服务 什么素质')),
    words(`
      什么态度 什么服务态度 这叫什么服务 这是什么服务 什么素质 这种服务 这种态度 就这态度 就这服务 就这水平
    `),
  ),
  words('服务费 服务差不多 服务器 好不好'),
);

/** Nothing but indignation says so: 凭什么, 还有理了. */
export const indignant = except(
  words(`
    凭什么 凭啥 这就是你们 你们就这 有你们这样 有你们这么 干什么吃的 吃干饭的 干嘛吃的 拿客户当 把客户当 拿我当
    当傻子 跟放屁 强盗逻辑 耍人玩 什么鬼银行 什么鬼系统 什么鬼app 没人回 还有理了 还好意思 怎么有脸 有脸
    谁给你们的 哪来的权力 良心不会痛 安的什么心 什么破 什么垃圾 什么烂 什么狗屁 什么玩意 破银行 破app 破软件
    破系统 破机器人 破平台 破手机银行 垃圾银行 垃圾app 垃圾软件 垃圾客服 垃圾平台 垃圾公司 垃圾机器人 垃圾系统
    烂银行 狗银行 黑银行 骗子银行 骗子公司 欺人太甚 太欺负人 太坑人 坑老百姓 坑客户 太过分 太过份 霸王条款
    店大欺客 当我好欺负 当我们好欺负 欺负老百姓 欺负老人 欺骗消费者 欺诈消费者 骗老百姓 骗老人 骗老年人 耍流氓
    丧良心 黑心 还我钱 还我血汗钱 抢钱 明抢 踢皮球 推来推去 互相推诿 互相推脱 推卸责任 乱收费 乱扣费 乱扣 瞎扣
    没人管 没人理 没人搭理 没人处理 没人负责 说话不算数 说话不算话 言而无信 出尔反尔 受够了 怎么搞的 搞什么鬼
    怎么办事的 怎么做事的 怎么干活的 再也不用你们 再也不来 再也不会用 再也不存 再也不信 三天两头崩 三天两头出
    动不动就崩
  `),
  inOrder(words('凭什么 凭啥'), 0, words('证 条件 材料 资料 领 取 办 享受 东西')),
);

const someoneElse = words(`
  商家 商户 卖家 店家 店铺 淘宝 京东 拼多多 快递 房东 物业 前夫 朋友 对方 别人 中介 餐厅 酒店 同事 他们家 邻居
`);
const reproach = either(dishonest, illTreated, poorWork, indignant, badManners);
/** Words of reproach in another sense, denied, asked about, or meant for somebody else. */
export const noReproach = either(
  words(`
    合不合理 公不公平 满不满意 靠不靠谱 专不专业 垃圾短信 垃圾邮件 垃圾分类 骚扰电话 骚扰短信 骚扰拦截 推销电话
    不满意的话 超过分 经过分 通过分 过分期 过分行 愚蠢 差不多 好慢走 好烦请 差额 差价 差多少 差一点 差几 差别
    时差 温差 慢慢 烂账 坏账 误差
  `),
  inOrder(words('骗子 有人 冒充 假冒 他们 陌生人 自称 诈骗 对方'), 5, either(house, reproach)),
  inOrder(words('不满意 不合理'), 1, words('可以退 能退 怎么退 可以取消 怎么取消 可以换 能换 能取消 怎么办')),
  inOrder(someoneElse, 8, reproach),
  inOrder(
    words('不会 没有 不是 不算 不 没那么 别 不要'),
    2,
    words(`
      太差 太慢 太坑 骗人 坑人 骗子 敷衍 过分 套路 失望 离谱 忽悠 糊弄 抢钱 坑 为难 乱扣 乱扣费 乱收费
    `),
  ),
  inOrder(words('网速 手机 电脑 网络 信号 我手机 我的手机'), 3, poorWork),
  inOrder(words('怕 担心 防止 以免'), 3, reproach),
  inOrder(words('是否 是不是 会不会 有没有 算不算 属于'), 3, words('歧视 误导 隐瞒 骗人 套路 虚假 霸王条款 骗子')),
);

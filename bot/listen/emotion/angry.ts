import { alone, either, except, inOrder, near, words } from '../pattern.ts';
import { badManners, deceit, dishonest, illTreated, indignant, noReproach, poorWork, you } from '../reproach.ts';
import { sound } from './sound.ts';

const feelings = words(`
  生气 气人 不爽 恼火 窝火 火大 火很大 上火了 来气 发火 冒火 一肚子火 一肚子气 好烦 真烦 太烦 很烦 烦人 烦死
  烦不烦 心烦 失望 寒心 不满意 很不满 非常不满 强烈不满 十分不满 讨厌 反感 郁闷 憋屈 差评 无语 气得 气到 气坏
  火死 没耐心 快疯了 要疯了 麻烦死 日了狗 服了 醉了 呵呵 可笑 搞笑 😠 😤 💢 😒 🙄
`);
const exasperated = words(`
  离谱 差劲 搞什么 有毛病 有没有搞错 逗我 耍我 玩我 当我傻 当猴耍 敷衍 糊弄 忽悠 到底管不管 到底能不能
  到底行不行 到底什么时候 到底要怎样 到底想怎样 到底要多久 到底有没有 还要我等多久 搞这么久 拖这么久 说人话
  说点有用的 别废话 少废话 打官腔 浪费我时间 浪费时间 能不能行 行不行啊 扯淡 胡说八道 瞎扯 这么费劲 这么麻烦
  太麻烦 真麻烦 根本不管 没用的东西 一点用都没有 说了多少遍 说了几遍 说了八百遍 说了好几遍 过分 过份 坑人 太坑
  真坑 好坑 坑我 不讲理 不讲道理 刁难 欺负 你什么意思 你们什么意思 几个意思 再也不用 真行 真有你们的 好样的
  答非所问 垃圾 太烂 真烂 好烂 这么烂 不公平 太不合理 踢皮球 难用 太差 很差 真差 好差 这么差 太慢了 慢死
  不给说法
`);
const demanding = either(
  inOrder(words('必须 我要求'), 6, words('给我 道歉 赔偿 说法 解释')),
  inOrder(words('怎么还 还不 还没 到底 为什么还'), 12, inOrder(words('！'), 0, words('！'))),
);
const mild = except(
  either(
    feelings,
    exasperated,
    demanding,
    indignant,
    badManners,
    deceit,
    near(you, 6, either(dishonest, illTreated, poorWork)),
  ),
  noReproach,
  words('舒服了 客服了 征服了 说服了 克服了 麻醉了 喝醉了 搞笑的'),
  inOrder(words('不 没 没有 不是 别 不会 没那么'), 1, either(feelings, exasperated)),
  inOrder(words('服了'), 0, words('药')),
);

const outrage = words(`
  气死 气死我了 气死人 气炸 气疯 气愤 愤怒 暴怒 怒火 忍无可忍 受够了 欺人太甚 凭什么 凭啥 黑心 无耻 不要脸 流氓
  强盗 土匪 吸血鬼 坑爹 恶心 缺德 什么态度 什么玩意 什么垃圾 什么烂 什么狗屁 狗屁 屁用 有病吧 有病啊 没良心
  良心被狗 良心呢 良心不会痛 垃圾银行 垃圾客服 垃圾app 垃圾平台 蠢 白痴 店大欺客 欺骗消费者 当我好欺负
  当我们好欺负 欺负老百姓 还我钱 还我血汗钱 抢钱 明抢 没有王法 天理何在 有完没完 没完没了 烦死了 烦死我了 忍不了
  不能忍 讲不讲理 要不要脸 怎么有脸 脑子进水 脑子有病 猪脑 可恶 可恨 恨死 眼瞎 狗银行 骗子银行 骗子公司 坑死
  害死我 害惨 坑惨 骗老百姓 耍流氓 逼死 逼我 天打雷劈 丧尽天良 太黑了 黑店 放屁 闭嘴 等着瞧 走着瞧 法院见 法庭见
  告死你们 跟你们没完 给我等着 听不懂人话 什么破玩意 报警抓你们 😡 👿
`);
const threat = inOrder(
  words('再不 不给我 不处理 不解决 不退 不给 再这样 要不然 否则 不然 信不信 再逼'),
  14,
  words(`
    投诉 举报 曝光 告你们 起诉 报警 维权 12378 银保监 法院 律师 发网上 发到网上 销户 记者 媒体
  `),
);
const strong = except(
  either(
    outrage,
    threat,
    inOrder(you, 6, words('骗子 骗人 垃圾 流氓 强盗 骗我 坑我')),
    inOrder(words('你们 你'), 4, words('有病 脑子')),
  ),
  noReproach,
  inOrder(words('凭什么 凭啥'), 0, words('证 条件 材料 资料 领 取 办 享受 东西')),
  inOrder(words('骗子 对方 诈骗 有人'), 6, words('无耻 可恶 可恨 恶心 逼我')),
  words('恶心呕吐 有病历 有病假 有病史'),
);

const cursing = either(
  alone(words('滚'), words('你 快 都 给我 吧 机器人')),
  words(`
    他妈的 他妈 特么 tmd tnnd 妈的 妈蛋 尼玛 你妈的 去你妈 泥马 nmd nmsl 草泥马 操你 我操 卧槽 我草 操蛋 日你
    狗日 滚蛋 滚开 给我滚 滚出 快滚 滚吧 去死吧 死全家 全家死 王八蛋 混蛋 浑蛋 畜生 畜牲 人渣 杂种 婊子 贱人
    贱货 傻逼 傻比 傻b 煞笔 沙比 sb 脑残 智障 弱智 狗东西 给老子 老子的 老子要 老子不 死骗子 臭不要脸 不得好死
    神经病 狗娘养 狗杂种 鸟银行 我靠 逼崽子 垃圾东西 一群垃圾 什么几把 鸡巴 瘪犊子 二逼 吃屎 狗屎 蠢货 蠢猪 废物
    🤬 🖕 fuck fucking fucked shit bullshit asshole idiot idiots bastard bastards wtf damn_you go_to_hell
  `),
);
/** Spelled like a curse: 我操作, 我妈的卡. */
const severe = except(
  cursing,
  words('他妈妈 你妈妈 滚出来 日你们 我操作'),
  inOrder(words('我 她 老'), 0, words('妈的')),
  inOrder(words('妈的 他妈的 你妈的'), 0, words('卡 身份 账 钱 手机 工资 社保 存 银行 退休 养老 名字 信息')),
  inOrder(words('骗子 对方'), 3, cursing),
);

const englishMild = words(`
  disappointed annoyed annoying frustrated frustrating unhappy dissatisfied rude useless waste_of_time fed_up
  upset poor_service bad_service not_acceptable
`);
const englishStrong = words(`
  angry furious outrageous ridiculous unacceptable disgusting disgraceful pathetic terrible_service
  awful_service horrible_service worst_bank worst_service service_is_terrible service_is_awful thieves crooks
  incompetent what_the_hell ripped_me_off rip_off sick_of_this sick_and_tired stupid
`);

export const angry = sound('angry', { mild: either(mild, englishMild), strong: either(strong, englishStrong), severe });

import { acrossClauses, either, except, inOrder, near, together, words } from '../pattern.ts';
import { supposed } from './supposed.ts';

/** The house and its people: to be cheated by them is a grievance, not a fraud in progress. */
const house = words(`
  你们 你 贵行 你行 你们银行 银行 贵公司 客户经理 理财经理 经理 柜员 你们客服 平台员工 业务员 你们员工 工作人员
`);
const stranger = words(`
  对方 骗子 陌生人 有人 有个人 一个人 那个人 那人 自称 公安 公安局 警察 民警 检察院 检察官 法院 通信管理局 冒充
  假冒 网友 网上认识 客服打电话 电话里 不认识的人 群里 导师 自称客服 快递客服 淘宝客服 京东客服 抖音客服
  平台客服 假客服 男朋友网 网恋 短信里 短信说 短信让 陌生电话 陌生号码 有个电话 一个电话 来电 电话说 打电话说
  他们让 他们叫 他们要 他说 他让 她让 qq 微信上 大师 老师说
`);
const victim = either(
  words(`
    被骗 被骗了 被骗走 受骗 上当 上当了 被诈骗 遭遇诈骗 遇到骗子 碰到骗子 遇上骗子 遇到诈骗 碰上骗子 碰到诈骗
    被电信诈骗 被电诈 骗走了 骗走我 中了骗局 杀猪盘 被敲诈 被勒索 遇到电信诈骗 被人骗 被网骗 着了道 被钓鱼
    钓鱼链接 钓鱼网站 钓鱼短信 遭到诈骗 被人诈骗 被洗钱
  `),
  inOrder(
    words('骗子 诈骗犯 诈骗分子'),
    8,
    words(`
      转走 拿走 骗了我 骗我 通话 还在 给我打电话 打给我 打电话 让我 叫我 要我 联系我 把我 加我
    `),
  ),
  inOrder(words('骗我 骗了我 骗去 骗走'), 6, words('转 钱 块 万 元 密码 验证码 下载 点 存款 积蓄 养老')),
  inOrder(words('给 向 往'), 3, inOrder(words('骗子 陌生人 诈骗'), 2, words('转 汇 打 付'))),
  together(
    words('提不出来 提不了现 无法提现 不让提现 提不出钱'),
    words('网上认识 网友 带我投资 导师 投资平台 群里 老师带 带我炒'),
  ),
  inOrder(words('刷单'), 8, words('垫 转 不给 返 提现 提不出 被 做任务 骗')),
  near(words('转给 转账给 打给 汇给 打款给 转了钱给 汇款给 把钱给'), 4, words('骗子 陌生人 诈骗 假客服')),
);
const demanded = either(
  inOrder(
    acrossClauses(stranger, 14, words('让我 叫我 要我 要求我 问我要 跟我要 找我要 骗我 催我 喊我 让 叫 要')),
    10,
    words(`
      验证码 密码 安全账户 屏幕共享 共享屏幕 下载 保证金 点链接 点击链接 刷流水 解冻费 链接 人脸识别 刷脸 汇款
      打钱 充值 转账 转钱 转到 把钱 打款 转过去 转出
    `),
  ),
  acrossClauses(
    inOrder(words('收到 接到 来了 有个 接了'), 8, words('短信 电话 来电 邮件')),
    14,
    inOrder(
      words('说 让 叫 要 要求'),
      14,
      words(`
        点链接 点击链接 点开链接 链接 转账 安全账户 提供验证码 验证码 下载 屏幕 转到 把钱 洗钱 涉嫌 涉案
      `),
    ),
  ),
  inOrder(words('说我 说我的 称我 告诉我 他说我 怀疑我'), 8, words('涉嫌 洗钱 涉案 犯罪 涉嫌洗钱 通缉')),
  inOrder(words('要我 让我 叫我 要 说要 转 转到 转去 转入 转进 汇到 打到 把钱'), 10, words('安全账户 指定账户')),
  inOrder(words('开了 开启了 打开了 让我开 共享了 让我 叫我 要我'), 4, words('屏幕共享 共享屏幕 远程控制 共享')),
);
const pretender = either(
  acrossClauses(stranger, 10, words('不转账就 不转就 抓我 逮捕我 不配合就 让我坐牢')),
  inOrder(
    words('自称 冒充 假冒 假装 谎称'),
    8,
    words(`
      公安 警察 民警 检察 法院 银行 客服 银监 银保监 社保 医保 工作人员 官方 你们 贵行 领导 老板 亲戚 行长 经理
    `),
  ),
  words('注销校园贷 公检法 百万保障'),
);
const linkOpened = together(
  acrossClauses(
    inOrder(words('点了 点开了 点击了 打开了 进了 点进 点开 扫了 误点 误点了'), 8, words('链接 网址 二维码 网站 钓鱼')),
    24,
    words('密码 验证码 卡号 被扣 钱没 钱被 转走 骗'),
  ),
  words('密码 验证码 卡号 钱 骗'),
);
const suspicion = near(
  words('诈骗 骗子 骗局 是骗人的 是假的'),
  5,
  words('短信 电话 链接 来电 这个号码 网站 二维码 邮件'),
);

/** Asked or told in general: 怎么防诈骗, 诈骗手段有哪些, 国家反诈中心. */
const inGeneral = either(
  words(`
    反诈 反诈骗 防诈骗 防骗 反诈中心 诈骗罪 诈骗手段 诈骗手法 诈骗套路 诈骗案例 诈骗险 诈骗类型 常见诈骗
    电信诈骗有哪些 诈骗知识 防诈
  `),
  inOrder(
    words('常见的 常见 有哪些 哪些 什么样的 怎么识别 如何识别 辨别 一般 举报 怎么判断 屏蔽 拦截'),
    6,
    words('诈骗 骗子 骗局 骗术'),
  ),
  inOrder(
    words('诈骗 骗局 骗子 诈骗电话 诈骗短信'),
    2,
    words('有哪些 是什么 怎么识别 特征 常用 一般 怎么举报 如何举报 举报'),
  ),
  inOrder(words('怕 担心 害怕 生怕 会 被骗怎么'), 4, words('被骗 上当 受骗 被诈骗')),
  inOrder(words('什么是 啥是 什么叫'), 1, words('安全账户 杀猪盘 刷单 屏幕共享 电信诈骗')),
);
const cheatedByTheHouse = either(
  inOrder(words('被'), 0, inOrder(house, 6, words('骗 骗了 诈骗 忽悠 套路'))),
  inOrder(house, 4, words('骗我 骗了我 骗走 诈骗 骗走我 骗走了 骗子 骗人')),
  inOrder(words('骗子 诈骗'), 0, words('银行 公司 平台 机构')),
);
const impostor = inOrder(words('冒充 假冒 自称 假装 假'), 6, cheatedByTheHouse);
const happened = inOrder(words('被骗 上当 受骗 被诈骗'), 0, words('了'));

const english = except(
  words(`
    scammed got_scammed been_scammed was_scammed i_was_cheated fell_for_a_scam phishing_link safe_account
    sent_money_to_a_scammer is_this_a_scam is_it_a_scam
  `),
  inOrder(words('avoid prevent how_to_avoid'), 16, words('scammed')),
);

const cheating = either(victim, demanded, pretender, linkOpened, suspicion, english);

export const fraud = except(
  cheating,
  supposed(either(victim, pretender, demanded)),
  except(inGeneral, happened),
  except(cheatedByTheHouse, impostor),
);

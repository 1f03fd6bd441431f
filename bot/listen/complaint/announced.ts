import { alone, either, except, inOrder, words } from '../pattern.ts';

/** 12378: the regulator's line for bank and insurance customers; 12363: the central bank's; 12315, 12345: consumers, mayors. */
const authority = words(`
  12378 12363 12315 12345 315 银保监 银保监会 银监会 银监局 保监会 保监局 金管局 金监局 金监总局 金融监管
  金融监督管理 监管部门 监管局 监管机构 监管投诉 消协 消保 消费者协会 消费者权益 消费者保护 人行投诉 央行投诉
  信访
`);
/** The press, as whoever threatens with it names it; 记者 and 媒体 alone may be anybody's. */
const press = words('曝光 爆光 找记者 找媒体 找电视台 焦点访谈 上热搜 上新闻');
const publicly = words(`
  黑猫 挂网上 挂到网上 发到网上 发网上 发抖音 发微博 发小红书 差评
`);
const court = words('打官司 法庭见 法院见 去法院告 集体诉讼 起诉你们 起诉银行 起诉贵行 发律师函 律师见');
const complains = words(`
  投诉 举报 维权 我要反映 向上反映 向上级反映 让你们出名 上访 走法律
  法律途径 法律程序 法律武器 诉诸法律 告你们 告银行 告死你们 追究你们 追究责任 追究法律 讨说法 讨个说法
  要说法 要个说法 给个说法 给我个说法 给我一个说法 讨公道 讨回公道 给个交代 给我个交代 给我一个交代 投述 投拆
  投诉诉 举抱 偷诉 tousu tou_su
`);
const sues = either(
  inOrder(words('我 我要 我就 我会 去 准备 打算 将 只能 只好 必须'), 3, words('起诉 诉讼 提告')),
  inOrder(words('找 请 联系 委托 咨询 咨询了 我的 让 叫'), 3, words('律师')),
  words('律师会联系'),
);
const announcement = either(authority, press, publicly, court, complains, sues);

const withdrawal = either(
  inOrder(
    words(`
      撤销 撤回 取消 撤 撤掉 不是 不想 没有 无需 不用 不打算 先不 暂不 不会 并非 不是来 不是要 怎么撤 如何撤
    `),
    4,
    announcement,
  ),
  inOrder(words('不 没 别'), 1, announcement),
  inOrder(words('投诉 举报'), 4, words('撤销 撤回 撤诉 取消 撤了 怎么撤 能撤 可以撤 已撤 撤掉')),
);
const other = words(`
  商家 商户 卖家 店家 店铺 淘宝 京东 拼多多 美团 骗子 诈骗 洗钱 快递 物业 开发商 中介 房东 对方 刷单 赌博 前夫
  前妻 老板 传销 网站 保险公司 商场 电信公司 移动公司 联通 学校 别人 黑中介 健身房 平台商家 外卖
`);
/** Against somebody else, or against the customer. */
const notAgainstUs = either(
  inOrder(announcement, 4, other),
  inOrder(other, 8, announcement),
  inOrder(words('被'), 4, words('投诉 举报 起诉 曝光')),
  inOrder(words('会不会 会被 要被 银行会 你们会 会不会被'), 2, words('起诉我 起诉 诉讼')),
  inOrder(words('逾期 欠款 不还 还不上 还不起 没还 欠'), 12, words('起诉 律师 诉讼 打官司 法律程序')),
  inOrder(words('收到 发来 寄来 收到了 给我发'), 6, words('律师函 律师')),
  inOrder(words('起诉'), 0, words('我 离婚')),
);
const otherSense = either(
  inOrder(words('什么是 啥是 什么叫'), 1, announcement),
  inOrder(words('自称 冒充 假冒 说是 自称是'), 3, authority),
  inOrder(
    words('银保监 银保监会 金融监管 央行 监管机构 监管部门'),
    3,
    words('规定 要求 批准 备案 政策 牌照 颁布 文件 审批 认可'),
  ),
  inOrder(words('律师'), 0, words('证 职业 资格 行业 考试 执业 能办 贷款 事务所 费')),
  words(`
    投诉率 资金监管 监管账户 315元 315块 315万 取消协议 注销协议 消费者权益日 消费者权益保护日 消费者权益保护法
    差评率
  `),
  inOrder(words('315'), 0, words('元 块 万 号 . 天')),
);

export const announced = except(announcement, withdrawal, notAgainstUs, otherSense);

const pressNamed = words('记者 媒体 电视台 热搜');
const courtNamed = words('法庭上见 律师函');
const toCentralBank = inOrder(words('人民银行 央行 人行'), 6, words('反映 投诉 举报 写信 写封信 告你们'));

/** What makes a grievance a major one, by whom it is brought to: the regulator, the press, the court. */
export const grave = except(
  either(authority, press, pressNamed, court, courtNamed, toCentralBank),
  withdrawal,
  notAgainstUs,
  otherSense,
  inOrder(words('不是 没有 不用 不会 不想'), 4, either(press, pressNamed, court, courtNamed)),
);

const refused = inOrder(
  words('不认可 不服 不接受 不同意 不认同 不满意'),
  6,
  words('结果 处理 说法 答复 解释 方案 回复 处理结果'),
);

/** 我要投诉, 我要举报你们, 我不认可这个处理结果: a clause that says nothing else. */
export const plainlyAnnounced = except(
  alone(
    either(inOrder(words('我要 我想 我就要 我必须 我一定要 我现在要 要 就要'), 1, words('投诉 举报')), refused),
    words(`
      你们 你 你们银行 银行 客服 你们客服 贵行 现在 马上 今天 了 啊 呀 吧 就 请 我 我们 对 的 这个 这次 你们的 这种
      这样的 绝对 坚决 完全
    `),
  ),
  withdrawal,
  notAgainstUs,
);

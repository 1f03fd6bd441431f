import { acrossClauses, alone, either, except, inOrder, words } from '../pattern.ts';
import { supposed } from './supposed.ts';

const card = words(`
  卡 卡片 银行卡 信用卡 储蓄卡 借记卡 工资卡 社保卡 贷记卡 副卡 主卡 卡子 存折 存单 u盾 优盾 网银盾 ukey 钱包
  银行卡和身份证 卡和身份证
`);
/** What has a card in its name but is none: 卡号找不到了 is a question, not a loss. */
const notACard = words(`
  卡号 卡密码 卡的密码 卡包 卡券 卡面 卡管理 卡片管理 卡bin 卡在哪 绑卡 办卡 开卡 卡种 卡顿 卡死 刷卡 换卡 贺卡
  卡住 卡里 卡额度 卡账单 卡激活 微信钱包 从钱包 在钱包 钱包页 qq钱包 电子钱包 数字钱包 云钱包 钱包里 饭卡 门禁卡 公交卡 购物卡
  会员卡 点卡 游戏卡 卡通 卡车 年卡 电话号码 卡上 卡在app 卡有效期 信用卡中心 信用卡界面 信用卡账单 信用卡入口
  信用卡还款 卡列表
`);
const lost = words(`
  丢 丢了 丢失 丢失了 丢掉 丢掉了 弄丢 弄丢了 搞丢 搞丢了 掉了 掉在 掉地铁 掉车 遗失 遗失了 失窃 被偷 被偷了
  被人偷 偷了 偷走 被抢 被抢了 抢走 不见了 不见 落在 忘在 丢在 弄没了 不翼而飞 被人拿走 被别人拿走 被拿走 被捡
  被人捡 被顺走 摸走 顺走 偷摸走 搞不见 弄不见
`);
const cannotFind = words('找不到 找不到了 找不着 找不着了 没找到 找不见 怎么也找不到 怎么都找不到');
const phone = words('手机 电话卡 sim卡 手机卡 手机和银行卡 手机和卡');
const notAPhone = words('手机银行 手机号 手机app 手机端 手机上 手机里 手机版 手机验证码 手机短信');

/** 掉 as in 扣掉了, 注销掉了: nothing was lost. */
const settledVerb = words(`
  扣掉 销掉 挂掉 注销掉 取消掉 删掉 关掉 还掉 用掉 改掉 换掉 刷掉 退掉 花掉 转掉 停掉 解掉 清掉 忘掉
`);

const gone = either(
  except(inOrder(card, 8, lost), inOrder(notACard, 8, lost), settledVerb),
  except(
    inOrder(except(card, words('钱包')), 2, cannotFind),
    inOrder(notACard, 8, cannotFind),
    inOrder(cannotFind, 1, words('入口 选项 功能 在哪 按钮 页面 界面 卡号 绑定 开户')),
  ),
  except(inOrder(phone, 6, lost), inOrder(notAPhone, 8, lost), settledVerb),
  except(
    inOrder(
      words(`
        丢失 遗失 丢失的 遗失的 丢的 弄丢的 被偷的 丢了的 丢了 弄丢了 弄丢 搞丢了 掉了 遗失了 丢失了 偷了我
        偷走了我
      `),
      4,
      card,
    ),
    inOrder(lost, 4, notACard),
  ),
  acrossClauses(words('包被偷了 包丢了 包被抢了 包被偷 包不见了'), 8, card),
  except(words('卡没了 卡被偷 卡丢'), inOrder(words('卡丢 卡没了'), 0, words('不了 分 话费 额'))),
);

const how = words('怎么 怎样 如何 咋 流程 步骤 在哪 哪里 能不能 可不可以 可以 是否 什么是 多久 才能 是什么');
const report = words('挂失 挂失一下 口头挂失 临时挂失 紧急挂失 挂失下 报失');
/** 我要挂失, or nothing but 挂失: somebody is reporting a loss. 怎么挂失 asks how it is done. */
const reports = except(
  either(
    inOrder(
      words(`
        我要 我想 想要 要 帮我 给我 马上 赶紧 立刻 立即 赶快 需要 请 麻烦 申请 紧急 快 快点 尽快 先
      `),
      6,
      report,
    ),
    alone(
      either(
        report,
        words(`
        银行卡挂失 信用卡挂失 卡挂失 挂失银行卡 挂失信用卡 挂失卡 储蓄卡挂失 借记卡挂失 卡片挂失
      `),
      ),
      words('我 要 我要 卡 快 吧 啊 一下 的 请 你好 急 银行卡 信用卡'),
    ),
  ),
  inOrder(how, 8, report),
  inOrder(
    report,
    3,
    words(`
      怎么 费 手续费 流程 步骤 多少 要什么 需要什么 在哪 后 是什么 多久 了吗 还能 能不能 可以吗 会 有什么 的卡
      期 要不要 要多 要几
    `),
  ),
  inOrder(words('解除 取消 撤销 解 怎么解 不用 不要 已 已经 不想 先不 如果 要是 万一 怎么取消'), 6, report),
);

/** It was lost, but is found again, or stopped and replaced: nothing is at risk any more. */
const settled = acrossClauses(
  gone,
  16,
  words(`
    已经挂失 已挂失 挂失过了 挂失好了 已经补办 补办好了 补办了 补了新卡 补了一张 换了新卡 换了新手机 又找到
    找到了 找回来 已经找回 新卡到了 注销了 已注销 用新卡 换了张 换了新的 换成新卡 补了卡 已绑定新卡 补了新
    已补办 已经补好 补好了 挂失过 老卡已经补 已经买新的 买了新的
  `),
);

const englishCard = words('card bank_card credit_card debit_card bankcard cards wallet phone');
const english = either(
  inOrder(words('lost stole lost_my i_lost stolen missing misplaced'), 16, englishCard),
  inOrder(englishCard, 16, words('lost stolen was_lost got_stolen is_missing missing is_gone')),
);

export const cardLost = except(
  either(gone, reports, english),
  supposed(either(gone, english)),
  settled,
  inOrder(words('会 会不会 怕 担心 容易 没'), 3, words('丢 弄丢 丢失 被偷 丢掉 遗失')),
  inOrder(words('捡到 拾到 捡了'), 6, card),
);

const own = except(either(card, phone), notACard, notAPhone);
const away = except(lost, words('掉'));

/** 卡丢了, 我的手机刚被偷了: a clause that says nothing else, in a turn that does not go on to settle it. */
export const plainlyLost = except(
  alone(
    either(
      inOrder(own, 0, away),
      inOrder(inOrder(own, 0, words('刚 刚刚 刚才 今天 昨天 昨晚 不小心 给 又 好像')), 0, away),
    ),
    words('我 我的 我把 把 了 啊 呀 刚 刚刚 刚才 今天 昨天 昨晚 早上 上午 下午 晚上 你好 您好 急 不小心'),
  ),
  supposed(gone),
  settled,
);

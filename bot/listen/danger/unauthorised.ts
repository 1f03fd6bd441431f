import { acrossClauses, either, except, inOrder, near, together, words } from '../pattern.ts';
import { supposed } from './supposed.ts';

const money = words('钱 存款 余额 资金 工资 元 块 块钱 万 万块 积蓄 卡里 账户里 存的钱 养老金 退休金');

const taken = either(
  words(`
    盗刷 盗刷了 被盗刷 被盗刷了 被盗 被盗了 盗用 被盗用 盗取 被刷爆 被黑 被黑了 偷刷
    被偷刷 刷走了
  `),
  inOrder(
    words('被 被人 被别人 被他人 被陌生人 被骗子 被黑客 让人 让别人 被人给 被别人给'),
    0,
    words(`
      盗刷 盗 盗用 盗取 刷走 刷了 转走 转出去 转了 划走 划了 取走 取了 提走 用了 花了
      花掉 消费了 扣走 复制
    `),
  ),
  except(
    inOrder(
      words('有人 别人 陌生人 骗子 不知道谁 不知道是谁 黑客'),
      8,
      words(`
        转走 取走 刷了 刷走 划走 花了 盗 用了我的 用我的 动了我的 转走了
      `),
    ),
    inOrder(words('有人 别人 陌生人'), 2, words('能 会 可以 会不会 能不能')),
  ),
  inOrder(words('谁'), 2, words('转走了 取走了 刷了我的 动了我的 用了我的')),
);

const notMe = words(`
  不是我 不是我本人 不是本人 非本人 并非本人 不是自己 又不是我 根本不是我 都不是我 并不是我 不是我自己 并非我
`);
const done = words(`
  刷的 刷卡 操作 消费 交易 转的 转账 花的 取的 取钱 买的 弄的 点的 用的 支付 付的 做的 授权 登录 登陆 申请的
  办的 贷的 借的 开的 签的 扣的 干的 搞的 整的 转走 充值 充的 转出 提现
`);
const byProxy = words(`
  可以吗 行吗 能办 能不能 可以办 可不可以 行不行 可以代 代办 需要什么 要什么 材料 条件 能否 可否 能操作 可以操作
  能否办 怎么办理 也能 也可以 能交易 能取
`);
const notByMe = except(
  inOrder(notMe, 4, done),
  acrossClauses(inOrder(notMe, 4, done), 6, byProxy),
  inOrder(notMe, 4, words('支付宝')),
  inOrder(words('如果 要是 万一 假如 提示 显示'), 8, notMe),
);
const notDone = inOrder(
  words(`
    我没有 我没 我根本没 我根本没有 我从没 我从来没 我从来没有 本人没 我并没有 我都没 我都没有 我今天没
    我今天没有 根本没有 我压根没 我又没
  `),
  4,
  words(`
    刷 刷过 刷卡 消费 消费过 操作 操作过 转过 转账 转过账 取过 取过钱 取钱 买过 买东西 花过 花钱 交易 交易过
    借过 借过钱 借款 贷过 贷过款 用过卡 动过
  `),
);
const onTheRecord = words(`
  一笔 笔消费 短信 账单 显示 少了 扣了 没了 转走 支出 扣款 怎么有 怎么会有 却有 有消费 有交易 逾期 刷了 被扣
  有人
`);

const gone = words(`
  不见了 没了 少了 不翼而飞 被转了 被扣光 被划了 空了 没有了 全没了 都没了 少了好多 莫名消失 消失了
`);
const notMoney = words(`
  额度 积分 优惠 券 功能 入口 利息 利率 机会 选项 活动 礼品 奖励 手续费 短信 记录 资格 权益 次数 里程
`);
const vanished = except(
  inOrder(money, 6, gone),
  inOrder(notMoney, 6, gone),
  words('一分钱都没了 钱都花没了 车被划了'),
  inOrder(words('我 把 自己'), 3, words('花没了 转没了')),
  inOrder(words('会 会不会 不会'), 3, gone),
  inOrder(words('还 利息 收益 没 花'), 3, inOrder(money, 6, gone)),
);
const unknown = either(
  acrossClauses(words('没去过'), 12, words('刷卡 消费 取款 交易')),
  inOrder(money, 4, words('自己转 自己没了 自己少了 怎么转走 怎么转出去 自己转出 自动转走 自动转出')),
  inOrder(
    words('有人拿我的卡 有人用我的卡 有人拿着我的卡 有人用我的信用卡 有人用我银行卡'),
    8,
    words('取 刷 买 消费 花'),
  ),
  inOrder(words('不认识的商户 陌生商户 不知名商户 不认识的商家 没听过的商户 不明商户'), 4, words('扣')),
  words(`
    不明扣款 不明交易 不明消费 不明转账 不明支出 陌生交易 陌生扣款 陌生消费 陌生转账 来历不明的消费
    来历不明的扣款 来历不明的交易 不认识的消费 不认识的交易 不知名扣款
  `),
  inOrder(
    words('一笔 几笔 两笔 三笔 好几笔 多笔 这笔 那笔 笔'),
    8,
    words('不认识 没见过 不知道是谁 不是我 不知道哪来 陌生 不明 来历不明'),
  ),
  inOrder(
    words('莫名其妙 莫名 无缘无故 平白无故 凭空 突然 无故'),
    6,
    words(`
      少了钱 少了几 被转走 转出 被取走 多了消费 被消费 少了一 少了两 少了三 少了五 有消费 有笔消费 多了一笔消费
      多出一笔消费 多了几笔
    `),
  ),
);

/** What is asked about theft in general: 盗刷险, 什么是盗刷, 被盗会赔吗. */
const inGeneral = either(
  words(`
    防盗刷 盗刷险 盗刷保险 盗刷保障 盗刷赔付 盗刷风险 盗刷责任 盗刷案例 盗刷损失险 账户安全险 防盗 被盗险
    盗刷保险金
  `),
  inOrder(words('什么是 啥是 什么叫'), 1, words('盗刷 被盗刷')),
  inOrder(words('盗刷 被盗刷'), 1, words('是什么 什么意思 指什么 指的是 有哪些')),
  inOrder(
    words('被盗 被盗刷 盗刷 被盗用 盗刷了 被盗刷了 被盗了'),
    5,
    words('赔 会赔 谁负责 谁承担 谁赔 负责吗 怎么赔 能赔 赔偿'),
  ),
);
const toMe = inOrder(
  words('我 我的 我卡 本人 我妈 我爸 老公 老婆'),
  6,
  words('被盗 被盗了 被盗刷 被盗刷了 被盗用 盗刷了'),
);
const fear = inOrder(words('怕 担心 害怕 生怕 会 会不会'), 3, words('被盗刷 被盗 盗刷 被转走 盗用 被盗用 被冒用'));
const hasHappened = words('被盗刷了 被盗了 盗刷了 被转走了');

const english = either(
  near(
    words(`
      unauthorized unauthorised fraudulent unknown suspicious unrecognized unrecognised strange
    `),
    12,
    words(`
      transaction transactions charge charges payment payments transfer transfers withdrawal purchase login
      debit
    `),
  ),
  words(`
    not_my_transaction didnt_authorize did_not_authorize wasnt_me was_not_me not_made_by_me i_didnt_make
    i_did_not_make i_never_made dont_recognize do_not_recognize dont_recognise do_not_recognise account_hacked
    account_was_hacked account_has_been_hacked card_was_cloned money_is_gone money_was_stolen stole_my_money
    someone_used_my_card someone_is_using_my_card money_is_missing money_disappeared
  `),
);

const theft = either(taken, notByMe, together(notDone, onTheRecord), vanished, unknown, english);

export const unauthorised = except(
  theft,
  supposed(either(taken, vanished, english)),
  except(inGeneral, toMe, inOrder(words('被盗刷 盗刷 被盗 被盗用'), 0, words('了'))),
  except(fear, inOrder(fear, 0, words('了')), inOrder(words('被'), 0, hasHappened)),
);

import { either, except, inOrder, words } from '../pattern.ts';
import { supposed } from './supposed.ts';

const account = words('账号 账户 账户名 手机银行 网银 密码 支付密码 登录密码 微信 身份 手机号 我的号');
const somebodyElse = words('有人 别人 陌生人 骗子 黑客 被人 被别人 被他人 被陌生人 被骗子 被黑客 前妻 前夫');

const seized = either(
  inOrder(
    account,
    4,
    words('被盗 被黑 被人登 被别人登 被改了 被人改 被别人改 被篡改 被冒用 被换绑 被人换 被别人换 被解绑 被入侵'),
  ),
  inOrder(somebodyElse, 2, words('登录 登陆 登录了 登陆了 登了 登我 登上了')),
  inOrder(somebodyElse, 6, words('改了我的密码 登录了我 登陆了我 登了我的 换绑了 换了我的手机号 操控我 控制了我')),
  except(
    inOrder(
      words('账号 账户 手机银行 收到 提示 提醒 显示 被 说我 我的号'),
      8,
      words('异地登录 异地登陆 陌生设备登录 陌生设备登陆 在别的地方登录 在外地登录'),
    ),
    inOrder(words('关闭 设置 开通 怎么关 取消 开启'), 4, words('异地登录')),
  ),
  inOrder(words('密码 手机号 预留号'), 2, words('不是我改 不是我换 不是我设')),
  inOrder(
    words('我的身份证 我身份证 我的名义 我名义 我的资料 我的信息'),
    2,
    words('开了 开户 办了 办卡 办的 贷了 贷款 借了 借款 注册'),
  ),
  inOrder(words('冒用 冒名'), 4, words('我 办 开 贷 身份')),
  words('盗号 被盗号 account_hacked account_was_hacked account_has_been_hacked'),
);
/** 能用我的身份证开户吗, 收到登录提醒是我自己登的. */
const mine = either(
  inOrder(words('是我 就是我 我自己 我本人 我平板 我老婆 我老公'), 3, words('登的 在登 登录的 操作的')),
  inOrder(words('怎么 如何 怎样 能不能 可以 能 想 要 拿 带'), 2, words('我的身份证 我身份证')),
);

export const takenOver = except(seized, supposed(seized), mine);

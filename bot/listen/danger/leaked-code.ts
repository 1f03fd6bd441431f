import { either, except, inOrder, near, words } from '../pattern.ts';
import { supposed } from './supposed.ts';

const secret = words(`
  验证码 短信验证码 动态码 动态密码 密码 银行卡密码 支付密码 交易密码 口令 校验码 cvv 安全码 卡号和密码 卡号密码
  卡密
`);
const given = words(`
  告诉 告诉了 告诉他 告诉她 告诉对方 告诉别人 告诉陌生人 告诉骗子 发给 发给了 发给他 发给她 发给对方 发给别人
  发过去 发给陌生 给了 给他 给她 给对方 给别人 给骗子 给出去 说了 说出去 说给 报给 报了 念给 念了 透露 透露了
  透露给 泄露 泄露了 泄露给 泄漏 提供给 提供了 被套走 被骗走 套走 套取 骗走 告知 告知了 给人了
`);
const mayI = except(
  words(`
    能 能不能 可以 可不可以 要不要 不能 不要 不可 不得 别 应该 需要 不会 谁 什么时候 没 没有 从没 从来没 并没有
    怎么 如何 会不会 切勿 请勿 为什么
  `),
  words('可能'),
);

const handedOut = except(
  either(near(secret, 6, given), inOrder(words('把'), 3, inOrder(secret, 6, words('给 发 说 告诉')))),
  inOrder(mayI, 6, near(secret, 6, given)),
  inOrder(near(secret, 6, given), 1, words('错 错了 吗')),
  inOrder(secret, 3, inOrder(mayI, 3, given)),
);
const leaked = inOrder(words('密码 验证码 卡号密码 支付密码 银行卡信息'), 2, words('泄露了 泄漏了 被泄露 被偷看'));
const english = words(`
  gave_my_otp shared_my_otp gave_him_the_code gave_them_the_code gave_my_password shared_my_password
  told_him_my_password told_them_the_code gave_them_my_password gave_someone_my_password gave_someone_the_code
`);

/** A code or password is in somebody else's hands: whoever has it can act now. */
export const leakedCode = except(either(handedOut, leaked, english), supposed(either(handedOut, leaked)));

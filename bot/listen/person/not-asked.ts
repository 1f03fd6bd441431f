import { either, except, inOrder, words } from '../pattern.ts';
import { byTelephone } from './by-telephone.ts';
import { inPerson } from './in-person.ts';
import { human, mistyped, pinyin, staff } from './named.ts';

const machine = words('机器人 ai 机器 智能客服 自动回复 人工智能');
const refusal = words(`
  不用 不要 别 别给我 无需 不需要 没必要 不想 不必 先不 先不用 暂时不 暂不 不是要 不是想 不是说要 没说要 没要
  不打算 用不着 不想要 没有要 别帮我 先别 不用再 不需要再
`);

const called = either(human, mistyped, pinyin, staff, words('换人 换个人 找人 客服电话'));
const asked = either(called, inOrder(words('转 转接 转到 接 找 叫 让 换 联系 打 要 用 找个 叫个'), 1, called));
const between = words(
  '给我 帮我 现在 现在给我 现在帮我 再 你们 你 跟 和 什么 用 要 我 去 真的 再给我 再帮我 给我再 那个',
);

/**
 * 不用转人工, 别给我转人工. The refusal must govern the request: 别废话转人工 refuses something else. 要不要, 能不能
 * and 再不转 are no denials, and 不要机器人 is the contrary of one.
 */
export const denied = except(
  either(inOrder(refusal, 0, asked), inOrder(refusal, 0, inOrder(between, 0, asked))),
  words('要不要 能不能 可不可以 是不是 想不想 用不用 需不需要'),
  inOrder(refusal, 2, machine),
);

const elsewhere = words(`
  提示 提示我 显示 短信说 说让我 写着 上面说 上面写 通知我 自称 冒充 假冒 自称是 短信让 短信叫 系统让我 系统叫我
  邮件让我 对方说 他说 她说 骗子说 对方让 他让我 她让我 短信里说 短信里让
`);
const earlier = words('昨天 上次 前天 上周 之前 早上 前几天 那天 上个月 曾经 以前');

/** Told about, not asked for. */
export const toldAbout = either(
  inOrder(elsewhere, 8, either(inPerson, byTelephone)),
  inOrder(earlier, 4, inOrder(inPerson, 2, words('过 了 没 等 说 问 处理'))),
  inOrder(words('已经'), 0, inOrder(words('有'), 0, human)),
  inOrder(words('刚 刚才 刚刚'), 2, words('联系客服 联系了客服 联系过客服 找客服 找了客服 问客服')),
  except(
    inOrder(
      either(human, staff),
      0,
      words('说 告诉 答应 跟我说过 和我说过 给我说过 跟我说的 让我 叫我 打来 来电 已经 骗'),
    ),
    inOrder(either(human, staff), 0, words('说话 说说 说一下 说一说 说句 说清楚')),
  ),
);

import { alone, either, except, inOrder, type Pattern, words } from '../pattern.ts';
import { byTelephone } from './by-telephone.ts';
import { english, inPerson } from './in-person.ts';
import { human, manualWork } from './named.ts';
import { denied, toldAbout } from './not-asked.ts';

const pressing = words('给我 帮我 请 麻烦 快 马上 立刻 赶紧 立即 直接 我要 我想');
const someone = words(`
  叫人 叫人来 叫个人 叫个人来 喊人 喊人来 喊个人来 找人来 找个人来 换个人 换个人来 转人 来个人 来个真人
`);

/**
 * 给我转人工冻结, wherever it stands; 转人工, 人工在吗, 叫个人来 in a clause that says nothing else.
 */
export const plainlyAsksForPerson: Pattern = except(
  either(
    inOrder(pressing, 1, inOrder(words('转 转接 接 叫 换 找'), 2, human)),
    alone(
      either(
        inOrder(words('转 转接 接 找 叫 换 联系 要'), 2, human),
        inOrder(human, 0, words('在吗 在么 在不在 在线吗 有吗 有没有 呢 来 快来')),
        someone,
      ),
      words('请 麻烦 我 我要 我想 给我 帮我 你 快 快点 马上 立刻 赶紧 直接 吧 啊 呀 谢谢 先 一下 来 你好 您好 嘛 了'),
    ),
  ),
  denied,
  toldAbout,
  manualWork,
);

/**
 * Wants to reach or talk to a human being. Not: manual work (人工审核), a wish that is denied (不用转人工), and a
 * person who is only told about or quoted (客服说要三天, 短信让我联系人工客服).
 */
export const asksForPerson: Pattern = either(
  except(either(inPerson, byTelephone), denied, toldAbout),
  plainlyAsksForPerson,
  english,
);

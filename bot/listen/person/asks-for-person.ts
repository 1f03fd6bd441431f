import { alone, either, except, inOrder, type Pattern, words } from '../pattern.ts';
import { byTelephone } from './by-telephone.ts';
import { english, inPerson } from './in-person.ts';
import { human } from './named.ts';
import { denied, toldAbout } from './not-asked.ts';

/**
 * Wants to reach or talk to a human being. Not: manual work (人工审核), a wish that is denied (不用转人工), and a
 * person who is only told about or quoted (客服说要三天, 短信让我联系人工客服).
 */
export const asksForPerson: Pattern = either(except(either(inPerson, byTelephone), denied, toldAbout), english);

/** 转人工, 帮我接一下人工: a clause that says nothing else. */
export const plainlyAsksForPerson: Pattern = except(
  alone(
    inOrder(words('转 转接 接 找 叫 换 联系 要'), 2, human),
    words('请 麻烦 我 我要 我想 给我 帮我 你 快 快点 马上 立刻 赶紧 直接 吧 啊 呀 谢谢 先 一下'),
  ),
  denied,
  toldAbout,
);

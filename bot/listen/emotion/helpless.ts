import { either, except, inOrder, words } from '../pattern.ts';
import { sound } from './sound.ts';

const pleading = words(`
  求求你 求求您 求求你们 求你了 求您了 求你们 求您 行行好 可怜可怜 高抬贵手 通融一下 给条活路 给个机会 磕头 跪下 跪求
  帮帮我吧 救救我 beg_you begging_you please_help_me_please
`);
const hopeless = words(`
  没办法了 没有办法了 实在没办法 真没办法 没招了 没辙了 走投无路 山穷水尽 无能为力 束手无策 无助 绝望 撑不住 撑不下去
  熬不下去 看不到头 扛不住了 没人帮我 没人能帮 没有人能帮 没人管我 没人教我 求助无门 说了也没用 说了也白说 认命
  只能认了 不知道还能怎么 还能怎么办 还能找谁 该找谁呀 天都塌了 天塌了 还不起了 供不起了 hopeless
  nowhere_to_turn dont_know_what_else_to_do
`);
const worn = inOrder(
  words('我 一个 俺'),
  6,
  words('老太太 老太婆 老婆子 老头子 老头 残疾人 孤寡老人 下岗 失业大半年 举目无亲'),
);

const otherSense = either(
  words('没办法刷脸 没办法登录 没办法收到 不要求你 要求您 要求你 要求你们 请求你'),
  inOrder(words('是不是 如果 要是 万一'), 6, hopeless),
);

export const helpless = sound('helpless', {
  mild: except(either(pleading, hopeless, worn), otherSense),
  strong: except(
    words('走投无路 山穷水尽 绝望 求求你们 求求您 给条活路 撑不下去 跪求 磕头 天都塌了 可怜可怜'),
    otherSense,
  ),
  severe: words('活路都没了 只有绝望'),
});

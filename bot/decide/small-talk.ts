import { greeting, noted, presence, thanks } from '../listen/courtesies.ts';
import { hear } from '../listen/hearing.ts';
import { either, type Pattern, words } from '../listen/pattern.ts';
import { Reader } from '../listen/reading.ts';

/** What is said without asking anything. */
export type SmallTalk = 'identity' | 'thanks' | 'farewell' | 'presence' | 'greeting' | 'acknowledgement' | 'wordless';

const kinds: readonly { kind: SmallTalk; heard: Pattern }[] = [
  {
    kind: 'identity',
    heard: words(`
      你是谁 您是谁 你叫什么 你叫什么名字 你是机器人吗 你是机器人么 你是机器人 是机器人吗 你是真人吗 你是人工吗
      你是人吗 你能做什么 你会什么 你会做什么 你有什么功能 who_are_you are_you_a_bot are_you_a_robot
      are_you_human are_you_a_human are_you_a_real_person what_can_you_do
    `),
  },
  { kind: 'thanks', heard: thanks },
  {
    kind: 'farewell',
    heard: words(`
      再见 拜拜 拜 晚安 回头见 回聊 没事了 没问题了 没别的了 没有了 没其他问题了 不用了 就这样 先这样 就这样吧
      bye bye_bye goodbye see_you
    `),
  },
  { kind: 'presence', heard: presence },
  { kind: 'greeting', heard: greeting },
  {
    kind: 'acknowledgement',
    heard: either(
      noted,
      words(`
        好 嗯 恩 嗯嗯 哦 哦哦 噢 喔 行 行吧 可以 可以的 对 对的 是的 是 没错 没事 解决了 已经解决了 棒 真棒 厉害 赞
        yes yep great fine
      `),
    ),
  },
];

const particles = words(`
  啊 呀 呢 吧 了 哈 哦 呐 的 你 您 亲 先 请问 哎 呃 额 那 就 那就 非常 很 太 真 都 啦 嘛 吗 么 客服 机器人 我
  一下 有个问题 想问一下 问一下 想问 咨询一下 问个问题 我想咨询一下 the a you very much so
`);
/** Hurry and sighs that ask nothing by themselves. */
const sighs = words(`
  急 急急 急急急 很急 好急 着急 好着急 很着急 快点 快 快快 快快快 赶紧 尽快 在线等 挺急的 怎么办 怎么办啊
  怎么办呀 咋办 咋办啊 求求 求求你 救命 啊啊啊 天啊 天哪 帮帮我 帮帮忙 什么意思 啥意思 看不懂 不懂 一头雾水 懵了
  晕了 担心 我好担心 我很担心 please help help_me urgent hurry
`);

const anySmallTalk = either(...kinds.map(({ heard }) => heard), particles);
const nothingAsked = either(anySmallTalk, sighs);
const reader = new Reader([nothingAsked]);

/** What kind of small talk a message is, and nothing else; null where it says more. 你好，卡丢了 says more. */
export function smallTalkIn(text: string): SmallTalk | null {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'wordless';
  const reading = reader.read(hear([{ seq: 0, text: wordsOnly(text) }]));
  if (!reading.isAll(anySmallTalk)) return null;
  return kinds.find(({ heard }) => reading.find(heard).length > 0)?.kind ?? 'wordless';
}

/** Whether a message asks for something: neither small talk nor only a sigh. */
export function asksSomething(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return false;
  return !reader.read(hear([{ seq: 0, text: wordsOnly(text) }])).isAll(nothingAsked);
}

/** Emoji and marks say nothing here. */
function wordsOnly(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '，');
}

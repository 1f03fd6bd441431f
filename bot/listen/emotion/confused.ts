import { acrossClauses, alone, either, except, inOrder, wholly, words } from '../pattern.ts';
import { sound } from './sound.ts';

const notGrasped = words(`
  看不懂 没看懂 看不明白 没看明白 看不太懂 不明白 没明白 不太明白 没弄明白 弄不明白 搞不懂 搞不明白 搞不清
  搞不清楚 弄不懂 弄不清 弄不清楚 没搞懂 没搞明白 没搞清楚 没弄懂 不懂 不太懂 不是很懂 真不懂 听不懂 没听懂
  听不明白 没听明白 理解不了 无法理解 不理解 不太理解 想不通 想不明白 分不清 分不清楚 傻傻分不清 没懂
  不知道你在说什么 整不明白 整不懂 捋不清 理不清
`);
const dizzy = words(`
  一头雾水 摸不着头脑 云里雾里 稀里糊涂 糊涂 懵 懵了 懵逼 一脸懵 蒙圈 晕了 好晕 真晕 晕死 绕晕 绕糊涂 搞晕 看晕
  整晕 迷糊 迷惑 困惑 疑惑 纳闷 奇怪了 好奇怪 真奇怪 太奇怪 很奇怪 太复杂 好复杂 这么复杂 太绕 好绕 绕来绕去
  傻眼 不知所云 不知所措 无从下手 找不着北 眼花缭乱 一窍不通 都蒙了 我蒙了 有点蒙 整蒙 搞混 弄混 记混 脑子乱 🤔
  😵 😕 ❓
`);
const doesNotKnowHow = words(`
  不知道怎么弄 不知道怎么操作 不知道咋弄 不知道怎么选 不知道选哪 不知道点哪 不知道该怎么 不知道该选 不知道从哪
  不会弄 不会操作 不会搞 不知道怎么搞 不知道怎么填 不知道我该 不知道选 不知道哪个 都啥啊
`);
/** 年费是什么意思 asks calmly; with a sigh behind it, or with no word to be explained, puzzlement shows. */
const wondering = either(
  words(`
    什么意思啊 什么意思呀 什么意思嘛 什么意思哦 啥意思啊 啥意思呀 啥意思嘛 怎么回事啊 怎么回事呀 咋回事啊
    咋回事呀 怎么个意思 咋个意思
  `),
  wholly(words('什么意思 啥意思'), words('你好 您好 啊 请问 嗯 是')),
  alone(
    words(`
      这什么意思 那什么意思 这是什么意思 那是什么意思 到底什么意思 到底是什么意思 究竟什么意思 这啥意思
      这话什么意思 说的什么意思 这个什么意思
    `),
    words('你 你们 都 请问 上面 刚才 又'),
  ),
);

const otherSense = either(
  words(`
    懂不懂 懂不 明不明白 清不清楚 不懂装懂 不明不白 头晕 晕车 晕厥 懵懂 启蒙了 听不懂人话 看不懂人话 不懂人话
    不难理解 不会操作失误 复杂不复杂 奇怪的电话 奇怪的短信 奇怪的链接
  `),
  inOrder(
    words('你 你们 机器人 你是不是 您'),
    3,
    words('听不懂 没听懂 不懂 看不懂 不明白 没看懂 理解不了 不理解 没听明白'),
  ),
  acrossClauses(words('说了几遍 说几遍 说了多少遍 说那么多遍 说了好几遍'), 3, notGrasped),
  inOrder(words('不 没 别 不再'), 0, words('困惑 迷惑 疑惑 糊涂 纳闷 晕 懵')),
  inOrder(notGrasped, 0, words('我说 我讲 人话')),
  inOrder(words('你 你们'), 0, words('什么意思 什么意思啊 啥意思')),
);

const lost = words(`
  一头雾水 越看越糊涂 越说越糊涂 越看越晕 越听越糊涂 一脸懵 一脸懵逼 云里雾里 怎么看都看不懂 死活看不懂
  死活弄不明白 怎么也弄不明白 怎么都弄不明白 怎么也搞不懂 彻底懵了 彻底糊涂
`);
const hopeless = words('彻底看不懂 脑子一团浆糊 脑子都炸了 头都大了 头都炸了');

const englishMild = except(
  words(`
    confused confusing dont_understand do_not_understand cant_understand dont_get_it doesnt_make_sense
    makes_no_sense puzzled no_idea_what what_does_this_even_mean what_do_you_mean im_lost i_am_lost unclear
    baffled cant_figure_out
  `),
  inOrder(words('you'), 2, words('dont_understand do_not_understand')),
);

export const confused = sound('confused', {
  mild: either(except(either(notGrasped, dizzy, doesNotKnowHow, wondering), otherSense), englishMild),
  strong: except(lost, otherSense),
  severe: hopeless,
});

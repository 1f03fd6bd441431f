import { either, except, inOrder, words } from '../pattern.ts';
import { sound } from './sound.ts';

const thanks = words(`
  太谢谢 太感谢 非常感谢 十分感谢 万分感谢 感激不尽 多亏了你 多亏你们 帮了大忙 帮大忙 帮了我大忙 感谢感谢 多谢多谢
  thank_you_so_much many_thanks thanks_a_lot
`);
const praise = words(`
  点赞 真棒 太棒 很棒 棒棒 真好用 太好了 太好啦 真不错 很不错 服务好 服务真好 服务很好 服务不错 态度真好 态度很好
  很专业 太专业 真贴心 很贴心 太贴心 真厉害 好厉害 五星好评 给五星 必须好评 好评 锦旗 表扬 很满意 非常满意 很耐心
  特别耐心 特别清楚 很周到 超出预期 没得说 爱了 👍 ❤️ 🎉 🌹 😄 💯 great_service well_done excellent awesome
`);
const relief = words('终于解决了 终于好了 终于到了 终于弄好 搞定了 完美解决 秒到 好开心 真开心 太开心 惊喜');

const otherSense = either(
  words('好评有礼 好评返现 满意度 满意吗 态度真好笑 表扬信写给 点赞活动 太好笑 开心消消乐 不太好了'),
  inOrder(words('不 没 没有 不是 别 并不'), 2, either(praise, relief)),
  inOrder(words('怎么 如何 哪里 在哪 能 可以 想'), 2, words('点赞 好评 给五星')),
  inOrder(words('如果 要是 能 就 那'), 6, words('太好了 太好啦 太感谢 太谢谢')),
);

export const pleased = sound('pleased', {
  mild: except(either(thanks, praise, relief), otherSense),
  strong: words('感激不尽 万分感谢 锦旗 超出预期 救了我 太感动'),
  severe: words('感恩戴德'),
});

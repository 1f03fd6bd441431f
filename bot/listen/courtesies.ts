import { either, words } from './pattern.ts';

export const thanks = words(`
  谢谢 谢谢你 谢谢您 谢谢啦 谢谢了 谢啦 谢了 多谢 多谢了 感谢 非常感谢 十分感谢 感谢您 辛苦了 辛苦啦 麻烦了
  麻烦您了 麻烦你了 thx thanks thank_you thank_you_very_much thanks_a_lot
`);

export const presence = words('在吗 在么 在嘛 在不在 在不 在没 你在吗 您在吗 客服在吗 在线吗 喂 喂喂 are_you_there');

export const greeting = words(`
  你好 您好 你们好 嗨 嗨喽 哈喽 哈啰 哈罗 早 早上好 早安 上午好 中午好 下午好 晚上好 新年好 hello hi hey
  hi_there good_morning good_afternoon good_evening
`);

/** That something was read. Not 嗯, 是的, 对 or 可以, which may answer what was asked. */
export const noted = words(`
  好的 好滴 好哒 好嘞 好吧 好呀 知道了 明白 明白了 了解 了解了 收到 懂了 没关系 哈 哈哈 哈哈哈 嘻嘻 嘿嘿 不客气
  ok okay okey got_it no_problem
`);

const inPassing = words('我知道了 等一下 稍等 等等 先这样 就这样 再见 拜拜 bye');

/** What adds nothing to what was said before, whatever it was. */
export const courtesies = either(thanks, presence, greeting, noted, inPassing);

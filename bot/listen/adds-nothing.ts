import type { Hearing } from './hearing.ts';
import { words } from './pattern.ts';
import type { Reading } from './reading.ts';

/** Not 嗯, 是的, 没有 or 1, which may answer what was asked. */
export const courtesies = words(`
  好的 好吧 好嘞 好滴 知道了 我知道了 明白 明白了 了解 了解了 收到 懂了 等一下 稍等 等等 先这样 就这样
  谢谢 谢谢你 谢谢您 谢谢啦 谢谢了 谢了 多谢 感谢 感谢您 辛苦了 麻烦了 麻烦您了 麻烦你了 不客气 没关系
  你好 您好 在吗 在么 在不在 喂 再见 拜拜 哈哈 哈哈哈 哈哈哈哈
  ok okay thanks thank_you thanks_a_lot got_it hello hi bye
`);

/** Whether what is said adds nothing, whatever came before: 。。。？, 计计计计计, 好的 谢谢. */
export function addsNothing({ text }: Hearing, reading: Reading): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' || /^(.)\1{3,}$/u.test(letters) || reading.isAll(courtesies);
}

import { courtesies } from './courtesies.ts';
import type { Hearing } from './hearing.ts';
import type { Reading } from './reading.ts';

/** Whether what is said adds nothing, whatever came before: 。。。？, 计计计计计, 好的 谢谢. */
export function addsNothing({ text }: Hearing, reading: Reading): boolean {
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' || /^(.)\1{3,}$/u.test(letters) || reading.isAll(courtesies);
}

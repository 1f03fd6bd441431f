import type { Emotion } from '#conversation';
import { either, inOrder, type Pattern, words } from '../pattern.ts';

/** What an emotion sounds like. How it is said (marks, repeats, intensifiers) raises what the words themselves say. */
export interface Sound {
  emotion: Emotion;
  /** Any sign of it. */
  sign: Pattern;
  /** Signs of strength 2 and of strength 3. */
  strong: Pattern;
  severe: Pattern;
  /** A sign with an intensifier beside it. */
  intensified: Pattern;
}

const before = words(`
  太 非常 特别 真的 真 极其 超级 超 简直 实在 十分 万分 相当 好 很 完全 根本 彻底 极度 越来越 这么 那么 so very
  really extremely totally absolutely completely
`);
const after = words('死 死了 死我了 极了 得要命 的要命 透了 透顶 坏了 得不行 的不行 得很 至极 疯了');

export function sound(emotion: Emotion, levels: { mild: Pattern; strong: Pattern; severe: Pattern }): Sound {
  const sign = either(levels.mild, levels.strong, levels.severe);
  const intensified = either(inOrder(before, 1, sign), inOrder(sign, 0, after));
  return { emotion, sign, strong: levels.strong, severe: levels.severe, intensified };
}

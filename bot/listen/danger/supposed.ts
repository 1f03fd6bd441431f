import { either, except, inOrder, type Pattern, words } from '../pattern.ts';

const ifSo = words(`
  如果 如果说 要是 万一 假如 假设 倘若 假使 若是 若 比如 比如说 例如 譬如 哪天 有一天 以后 将来 一旦 假若 如若
  倘使 if what_if in_case suppose supposing
`);
const hearsay = words('听说 新闻 据说 网上说 报道 看到有人 别人说 看新闻 刷到 电视上');
const longAgo = words('去年 前年 大前年 几年前 很久以前 多年前 曾经 小时候');
const guarding = except(
  words(`
    防 预防 防止 防范 避免 怎么防 以免 谨防 杜绝 提防 识别 辨别 怎么识别 如何识别 防备 小心 警惕 如何避免 怎么避免
    不被 别被 prevent avoid protect_against
  `),
  words('不小心 没防备 没防住'),
);
const mayHappen = words('会不会 容易 不会 是否会 才不会');
/** 会不会被盗刷 asks; 会不会是被盗刷了 fears that it has happened. */
const mayHaveHappened = either(
  inOrder(words('会不会是 不会是 是不是'), 4, words('被 丢 骗')),
  inOrder(mayHappen, 4, words('被骗了 被盗刷了 被盗了 上当了 盗刷了 受骗了 被转走了 丢了')),
);
const denial = except(
  words('没有 没 并没有 并没 不是 别 不要'),
  words('没了 没有了 没人 没用 没钱 没想到 是不是 别人 不是我'),
);
const consequence = words(`
  会怎样 会怎么样 会如何 会有什么后果 有什么后果 有什么影响 会发生什么 怎么认定 的后果 what_happens
  what_would_happen
`);

/** The event as something supposed, heard of, long past, guarded against or denied: no danger now. */
export function supposed(event: Pattern): Pattern {
  return either(
    inOrder(ifSo, 16, event),
    inOrder(event, 3, words('的话 的时候怎么')),
    inOrder(event, 1, consequence),
    inOrder(words('what_happens what_would_happen'), 12, event),
    inOrder(hearsay, 12, event),
    inOrder(longAgo, 8, event),
    inOrder(guarding, 6, event),
    except(inOrder(mayHappen, 6, event), mayHaveHappened),
    inOrder(denial, 1, event),
  );
}

/**
 * The grammar in which listening is written: vocabulary lists, put together by a few named constructors. A pattern is
 * a value; `reading.ts` finds it in a hearing.
 */
export type Pattern =
  | { is: 'words'; list: readonly string[] }
  | { is: 'either'; of: readonly Pattern[] }
  | { is: 'in-order'; first: Pattern; within: number; over: 'clause' | 'sentence'; then: Pattern }
  | { is: 'except'; heard: Pattern; unless: Pattern }
  | { is: 'alone'; heard: Pattern; beside: Pattern; where: 'clause' | 'message' }
  | { is: 'together'; heard: Pattern; along: Pattern };

/** Any word of a list, which is written with spaces between its words. `_` inside a word is a space or nothing. */
export function words(list: string): Pattern {
  return { is: 'words', list: list.split(/\s+/u).filter((word) => word !== '') };
}

/** Any of several patterns. */
export function either(...of: readonly Pattern[]): Pattern {
  return { is: 'either', of };
}

/** One after the other in one clause, at most `within` characters apart. */
export function inOrder(first: Pattern, within: number, then: Pattern): Pattern {
  return { is: 'in-order', first, within, over: 'clause', then };
}

/** One after the other in one sentence: a comma may stand between. */
export function acrossClauses(first: Pattern, within: number, then: Pattern): Pattern {
  return { is: 'in-order', first, within, over: 'sentence', then };
}

/** In either order in one clause, at most `within` characters apart. */
export function near(one: Pattern, within: number, other: Pattern): Pattern {
  return either(inOrder(one, within, other), inOrder(other, within, one));
}

/** A guard: what `heard` finds, unless `unless` lies over it (不用 转人工, 如果 卡丢了, 人工 审核). */
export function except(heard: Pattern, ...unless: readonly Pattern[]): Pattern {
  return { is: 'except', heard, unless: either(...unless) };
}

/** Only where nothing else is said between two breaks, but for the words `beside` it. */
export function alone(heard: Pattern, beside: Pattern): Pattern {
  return { is: 'alone', heard, beside, where: 'clause' };
}

/** Only where the whole message says nothing else, but for the words `beside` it. */
export function wholly(heard: Pattern, beside: Pattern): Pattern {
  return { is: 'alone', heard, beside, where: 'message' };
}

/** Only where `along` is heard too, anywhere in the turn. */
export function together(heard: Pattern, along: Pattern): Pattern {
  return { is: 'together', heard, along };
}

/** The patterns that a pattern is put together from; none for a list of words. */
export function partsOf(pattern: Pattern): readonly Pattern[] {
  switch (pattern.is) {
    case 'words':
      return [];
    case 'either':
      return pattern.of;
    case 'in-order':
      return [pattern.first, pattern.then];
    case 'except':
      return [pattern.heard, pattern.unless];
    case 'alone':
      return [pattern.heard, pattern.beside];
    case 'together':
      return [pattern.heard, pattern.along];
  }
}

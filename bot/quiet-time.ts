/**
 * How long to wait for more before answering: customers send bursts of short messages, and a burst is one turn.
 * Milliseconds, 0 … `most`. A finished sentence waits a third as long as a fragment; a request for a person not at all.
 */
export function quietTime(text: string, most: number): number {
  const said = text.trim();
  if (/^(转)?人工(客服|服务)?$/u.test(said)) return 0;
  if (/[。？！?!]$/u.test(said)) return Math.round(most / 3);
  return said.length <= FRAGMENT ? most : Math.round((most * 2) / 3);
}

/** Characters: up to here a message is more often a beginning than a question (你好, 在吗, 那个). */
const FRAGMENT = 4;

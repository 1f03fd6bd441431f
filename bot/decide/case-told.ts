/** What a customer told of a case beside what they want: as they said it, or null where they did not. */
export interface CaseTold {
  /** What they did about it already. */
  did: string | null;
  /** How it stands now. */
  stands: string | null;
}

const longestClause = 30;

/**
 * Reads what was told, clause by clause, the last that says it. By explicit words only: nothing is put into a summary
 * that the customer did not say, and a clause that asks or supposes tells nothing.
 */
export function caseTold(texts: readonly string[]): CaseTold {
  const clauses = texts.flatMap((text) =>
    text
      .split(/[，。；！？,;!?\n\s]+/u)
      .map((clause) => clause.trim())
      .filter((clause) => clause.length >= 4 && clause.length <= longestClause && !asks.test(clause)),
  );
  const last = (says: RegExp) => clauses.findLast((clause) => says.test(clause)) ?? null;
  return { did: last(didSomething), stands: last(standsSomehow) };
}

const asks =
  /怎么|如何|怎样|能不能|可不可以|可以|要不要|是不是|会不会|什么|多久|多少|哪|为何|吗$|么$|呢$|如果|要是|万一|帮我|给我|请|麻烦|我要|我想|转人工/u;
const didSomething =
  /(?:已经|刚刚?|刚才|之前|昨天|今天|上周|上次|早上).{0,8}(?:了|过)|(?:打|问|找|去|跑|试|重启|重装|重登|卸载|换|挂失|报警|报案|联系|反映|投诉|提交|上传|登记|申请|还)(?:了|过)/u;
const standsSomehow =
  /(?:还是|仍然|仍|依旧|一直|还没|还未|至今|到现在|现在).{0,10}(?:没|不|未|失败|无法|处理中|审核中)|没(?:到账|收到|解决|人接|人理|回复|下文|反应|结果)|(?:不行|失败了?|打不开|用不了|登不上|转不出|收不到|没反应)$/u;

import type { EditionId, EntryId } from '#conversation';
import type { Entry, Hit } from '#knowledge';
import type { KnowledgeForTurn } from './turn.ts';

/**
 * A knowledge room that fits into a test: a handful of entries, found by the character pairs a question shares with
 * their wordings. Small, but it searches for real: nothing is keyed to what a test asks.
 */
export function pocketKnowledge(withdrawn: readonly string[] = []): KnowledgeForTurn & { asked: string[] } {
  const asked: string[] = [];
  const live = entries.filter(({ id }) => !withdrawn.includes(id));
  return {
    asked,
    async search({ text, limit }) {
      asked.push(text);
      const ranked = entries.map((entry) => best(entry, text)).sort((one, other) => other.coverage - one.coverage);
      return ranked.slice(0, limit).flatMap(({ entry, wording, coverage }, place): Hit[] => {
        if (coverage === 0) return [];
        const next = ranked[place + 1]?.coverage ?? 0;
        return [{ entry: entry.id, wording, scores: scoresOf(coverage, next) }];
      });
    },
    entry: (edition, id) => (edition === pocketEdition ? (live.find((entry) => entry.id === id) ?? null) : null),
    decide(_edition, hits) {
      const [first] = hits;
      if (first === undefined || first.scores.coverage < 0.34) return { outcome: 'decline' };
      if (first.scores.confidence >= 0.6) return { outcome: 'answer', hit: first };
      const close = hits.filter(({ scores }) => scores.coverage >= first.scores.coverage / 2).slice(0, 3);
      return close.length > 1 ? { outcome: 'ask-which', hits: close } : { outcome: 'decline' };
    },
  };
}

/** Sure of what is covered, unless the next is covered nearly as well. */
function scoresOf(coverage: number, next: number): Hit['scores'] {
  const confidence = coverage - next >= 0.15 ? coverage : 0;
  return { coverage, similarity: coverage, confidence, amongThree: coverage };
}

export const pocketEdition = 3 as EditionId;

const entries: readonly Entry[] = [
  entry(
    'credit-fee',
    '信用卡年费怎么收',
    ['信用卡年费多少', '信用卡一年收多少钱'],
    '普通卡年费 100 元，一年刷满 6 次免次年年费。',
  ),
  entry('debit-fee', '借记卡年费怎么收', ['储蓄卡年费多少'], '借记卡年费 10 元，每位客户可指定 1 张免收。'),
  entry(
    'password',
    '忘记登录密码怎么办',
    ['怎么重置登录密码', '怎么改登录密码'],
    '请在登录页点“忘记密码”，按提示完成验证后重新设置。',
  ),
  entry(
    'transfer',
    '跨行转账多久到账',
    ['转账什么时候到账'],
    '跨行转账一般 2 小时内到账，普通到账方式最长 1 个工作日。',
  ),
  entry('block', '怎么挂失银行卡', ['挂失怎么办理'], '登录手机银行，进入“账户管理”，选择“挂失”。'),
  entry('yield', '净值型理财产品是什么意思', ['什么是净值型理财'], '净值型理财没有约定收益，份额价格随投资表现涨跌。'),
  entry('repay', '提前还款收违约金吗', ['提前还贷要违约金吗'], '放款满 1 年后提前还款，不收违约金。'),
];

function entry(id: string, question: string, similar: readonly string[], answer: string): Entry {
  const kept = {
    category: '个人业务',
    source: '《个人业务收费与服务说明》',
    effectiveFrom: '2026-05-01',
    effectiveTo: null,
  };
  return { id: id as EntryId, question, similar, answer, ...kept };
}

function best(entry: Entry, text: string): { entry: Entry; wording: string; coverage: number } {
  const scored = [entry.question, ...entry.similar].map((wording) => ({
    entry,
    wording,
    coverage: alike(wording, text),
  }));
  return scored.reduce((one, other) => (other.coverage > one.coverage ? other : one));
}

/** Dice's coefficient over character pairs: 0, nothing shared, to 1, the same. */
function alike(one: string, other: string): number {
  const mine = pairsOf(one);
  const theirs = pairsOf(other);
  const shared = [...mine].filter((pair) => theirs.has(pair)).length;
  return mine.size + theirs.size === 0 ? 0 : (2 * shared) / (mine.size + theirs.size);
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replace(/[^\p{L}\p{N}]+/gu, '')];
  return new Set(letters.slice(1).map((letter, place) => `${letters[place]}${letter}`));
}

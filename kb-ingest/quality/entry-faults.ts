import type { Entry } from '#knowledge';
import { comparable } from './comparable.ts';

/** Something that a bank would not sign, or that a customer would not type. */
export interface Fault {
  entry: string;
  says: string;
}

/** What is wrong with entries, each by itself and among one another. */
export function entryFaults(entries: readonly Entry[]): readonly Fault[] {
  return [...entries.flatMap(faultsOf), ...sharedWordings(entries)];
}

const FEWEST_SIMILAR = 6;
const SHORTEST_ANSWER = 40;
const LONGEST_ANSWER = 400;

function faultsOf(entry: Entry): readonly Fault[] {
  const { question, similar, answer, category, source, effectiveFrom, effectiveTo } = entry;
  const faults: string[] = [];
  if (question.trim() === '') faults.push('has no question');
  if (category.trim() === '' || category === '未分类') faults.push('has no category');
  if (source.trim() === '') faults.push('has no source');
  if (effectiveFrom === null) faults.push('has no effective date');
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom)
    faults.push('ends before it begins');
  if (similar.length < FEWEST_SIMILAR)
    faults.push(`has ${similar.length} similar questions, fewer than ${FEWEST_SIMILAR}`);
  const length = answer.match(/\p{Script=Han}/gu)?.length ?? 0;
  if (length < SHORTEST_ANSWER || length > LONGEST_ANSWER)
    faults.push(`has an answer of ${length} Chinese characters, not ${SHORTEST_ANSWER} to ${LONGEST_ANSWER}`);
  for (const wording of similar) {
    const mark = MARKUP.exec(wording)?.[0];
    if (mark !== undefined) faults.push(`asks in markup ("${mark}"): ${wording}`);
  }
  for (const { words, why } of refusedInAnswers) {
    for (const found of answer.matchAll(words)) {
      if (!isDenied(answer, found.index)) faults.push(`answers with "${found[0]}": ${why}`);
    }
  }
  for (const text of [question, ...similar, answer, source]) {
    const bank = OTHER_BANKS.exec(text)?.[0];
    if (bank !== undefined) faults.push(`names another bank ("${bank}"): ${text.slice(0, 40)}`);
  }
  return faults.map((says) => ({ entry: entry.id, says }));
}

/** Nobody types Markdown or HTML into a chat. */
const MARKUP = /[*_`#|[\]{}<>\\]|^\s*(?:[-+]|\d+\.)\s/u;

const refusedInAnswers: readonly { words: RegExp; why: string }[] = [
  {
    words: /保本|保证收益|保收益|收益有保证|稳赚|稳赢|零风险|无风险|毫无风险|只赚不赔|刚性兑付|高收益|躺赚|包赚/gu,
    why: 'no promise of returns',
  },
  {
    words:
      /保证(?:追回|通过|批准|到账|下款)|一定(?:能|会|可以)|肯定(?:能|会|可以)|绝对|百分之?百|100%|包过|必批|秒批/gu,
    why: 'no promise of an outcome that the bank does not hold in its hands',
  },
  {
    words: /必须|务必|严禁|勒令|不得(?!不)|否则后果|后果自负|责任自负|概不负责|与本行无关/gu,
    why: 'no commanding or threatening wording',
  },
  { words: /你(?!好)|亲(?:亲|~|，)|！|!/gu, why: 'customers are 您, and nobody shouts' },
];

/** Whether what stands there is denied in its clause: 不保本, 不是收益承诺, 没有任何无风险的产品. */
function isDenied(answer: string, index: number): boolean {
  const clause =
    answer
      .slice(0, index)
      .split(/[，。；：！？\n]/u)
      .at(-1) ?? '';
  return /[不没非未无]/u.test(clause.slice(-8));
}

/** Banks that exist, by name and by the names people use; the central bank and the industry are not among them. */
const OTHER_BANKS =
  /(?:工商|农业|建设|交通|招商|光大|华夏|民生|平安|兴业|浙商|渤海|恒丰|北京|上海|江苏|宁波|南京|杭州|网商|微众|汇丰|渣打|花旗|中信|邮储|浦发|广发)银行|中国银行(?!业|保)|邮政储蓄|(?<![中开])(?:工行|农行|建行|交行|招行|邮储|浦发|广发|民生行|农商行|农信社)/u;

/** A wording belongs to one entry: the search cannot tell two apart by it. */
function sharedWordings(entries: readonly Entry[]): readonly Fault[] {
  const holders = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { id, question, similar } of entries) {
    for (const wording of [question, ...similar]) {
      const holder = holders.get(comparable(wording));
      if (holder !== undefined) faults.push({ entry: id, says: `asks "${wording}", as ${holder} does` });
      holders.set(comparable(wording), id);
    }
  }
  return faults;
}

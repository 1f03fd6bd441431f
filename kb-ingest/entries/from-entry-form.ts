import type { EntryId } from '#conversation';
import { withoutInvisible } from '../cleaning/characters.ts';
import type { DraftEntry, Drafts, Problem } from '../draft.ts';
import type { WrittenSource } from '../source/read-source.ts';
import { type Claims, claimedBy } from './claims.ts';
import { stableId } from './from-sections.ts';
import { frontMatter, openReport, type Report, type Scope, settingIn, withSetting } from './scope.ts';

/**
 * Whether a Markdown file is written in entries:
 *
 *     ---
 *     source: 《收费标准》2026-05 版
 *     category: 产品规则
 *     effective: 2026-05-01
 *     ---
 *     ## 信用卡年费是多少？ {#annual-fee}
 *     > 失效：2027-04-30
 *
 *     问法：
 *     - 年费怎么收
 *
 *     普卡每年 100 元。
 *
 * The front matter holds for every entry, a quoted line (类别, 来源, 生效, 失效) for its own. A `#` heading groups and
 * says nothing. What is approved text is taken as it is written; only what cannot be seen is removed.
 */
export function isEntryForm({ kind, text }: WrittenSource): boolean {
  return kind === 'markdown' && [FRONT_MATTER, HEADING_WITH_ID, SIMILAR_QUESTIONS].some((sign) => sign.test(text));
}

const FRONT_MATTER = /^\s*---\r?\n(?:[^\n]*\n){0,9}?\s*(?:source|来源)\s*[:：]/iu;
const HEADING_WITH_ID = /^##[^#\n].*\{#[^}\n]{0,80}\}[ \t\r]*$/mu;
const SIMILAR_QUESTIONS = /^问法[:：][ \t\r]*$/mu;

export function entriesFromEntryForm(source: WrittenSource, claims: Claims): Drafts {
  const { report, findings } = openReport();
  const lines = withoutInvisible(source.text).split('\n');
  const { scope, next } = frontMatter(lines, report);
  const entries: DraftEntry[] = [];
  for (const block of blocksOf(lines, next)) {
    const entry = entryOf(block, scope, source.name, report);
    const claimed = entry && claimedBy(entry, claims, (problem, says) => report(block.line, problem, says));
    if (claimed) entries.push(claimed);
  }
  return { entries, findings: findings() };
}

interface Block {
  heading: string;
  line: number;
  lines: readonly string[];
}

function blocksOf(lines: readonly string[], from: number): readonly Block[] {
  const headings: number[] = [];
  for (let place = from; place < lines.length; place++) if (/^##?\s/u.test(lines[place] ?? '')) headings.push(place);
  return headings
    .map((place, order) => ({
      heading: lines[place] ?? '',
      line: place + 1,
      lines: lines.slice(place + 1, headings[order + 1] ?? lines.length),
    }))
    .filter(({ heading }) => heading.startsWith('##'));
}

function entryOf(block: Block, fileScope: Scope, file: string, report: Report): DraftEntry | null {
  const { line } = block;
  const heading = block.heading.replace(/^##/u, '').trim();
  const marked = /\{#([^}]{0,80})\}$/u.exec(heading);
  const question = heading.slice(0, marked?.index ?? heading.length).trim();
  const id = marked?.[1];
  if (question === '') {
    report(line, 'question-missing', {
      zh: '标题里没有问题，请写成“## 问题 {#编号}”。该条目未导入。',
      en: 'The heading holds no question; write "## question {#id}". The entry was left out.',
    });
    return null;
  }
  if (id !== undefined && !FIT_ID.test(id)) {
    report(line, 'id-unfit', {
      zh: `编号“${id}”不可用，请只用小写字母、数字和连字符。该条目未导入。`,
      en: `The id "${id}" will not do; use small letters, digits and hyphens. The entry was left out.`,
    });
    return null;
  }
  const { scope, similar, answer } = contentsOf(block, fileScope, report);
  const { source, category, effectiveFrom, effectiveTo } = scope;
  const lacks = (problem: Problem, zh: string, en: string) =>
    report(line, problem, {
      zh: `“${question}”${zh}。该条目未导入。`,
      en: `"${question}" ${en}. The entry was left out.`,
    });
  if (answer === '')
    lacks('answer-missing', '没有答案，请在问法之后补上', 'has no answer; write one after the wordings');
  if (source === '')
    lacks(
      'source-missing',
      '没有来源，请在文件头写 source，或在条目里写“> 来源：”',
      'has no source; write it in the front matter, or "> 来源：" in the entry',
    );
  if (category === '')
    lacks(
      'category-missing',
      '没有类别，请在文件头写 category，或在条目里写“> 类别：”',
      'has no category; write it in the front matter, or "> 类别：" in the entry',
    );
  if (answer === '' || source === '' || category === '') return null;
  if (effectiveFrom === 'unreadable' || effectiveTo === 'unreadable') return null;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    lacks(
      'dates-reversed',
      `的失效日期 ${effectiveTo} 早于生效日期 ${effectiveFrom}`,
      `ends on ${effectiveTo}, before it begins on ${effectiveFrom}`,
    );
    return null;
  }
  return {
    id: id === undefined ? stableId(file, question, 0) : (id as EntryId),
    question,
    similar,
    answer,
    category,
    source,
    effectiveFrom,
    effectiveTo,
    place: { file, line },
  };
}

export const FIT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Quoted settings first, then the similar questions, then the answer. */
function contentsOf(
  block: Block,
  fileScope: Scope,
  report: Report,
): { scope: Scope; similar: string[]; answer: string } {
  let scope = fileScope;
  let place = 0;
  const line = (): string => block.lines[place] ?? '';
  const skipEmpty = (): void => {
    while (place < block.lines.length && line().trim() === '') place += 1;
  };
  for (skipEmpty(); line().startsWith('>'); skipEmpty()) {
    const quoted = line().replace(/^>\s*/u, '');
    const setting = settingIn(quoted);
    const next = setting && withSetting(scope, setting.key, setting.value, block.line + place + 1, report);
    if (next) scope = next;
    else {
      report(block.line + place + 1, 'override-unreadable', {
        zh: `“${quoted.trim()}”看不懂，可用的是 类别、来源、生效、失效。`,
        en: `"${quoted.trim()}" means nothing here; there are 类别, 来源, 生效 and 失效.`,
      });
    }
    place += 1;
  }
  const similar: string[] = [];
  if (/^问法[:：]\s*$/u.test(line())) {
    place += 1;
    for (skipEmpty(); BULLET.test(line()); place++) similar.push(line().replace(BULLET, '').trim());
  }
  const answer = block.lines
    .slice(place)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
  return { scope, similar: similar.filter((wording) => wording !== ''), answer };
}

const BULLET = /^\s*[-*+]\s+/u;

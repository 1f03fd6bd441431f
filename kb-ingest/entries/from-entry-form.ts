import type { EntryId } from '#conversation';
import { withoutInvisible } from '../cleaning/characters.ts';
import type { DraftEntry, Drafts } from '../draft.ts';
import type { Source } from '../source/read-source.ts';
import type { Claims } from './claims.ts';
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
 * says nothing. What is approved wording is taken as it is written; only what cannot be seen is removed.
 */
export function isEntryForm({ kind, text }: Source): boolean {
  return kind === 'markdown' && [FRONT_MATTER, HEADING_WITH_ID, SIMILAR_QUESTIONS].some((sign) => sign.test(text));
}

const FRONT_MATTER = /^\s*---\r?\n(?:[^\n]*\n){0,9}?\s*(?:source|来源)\s*[:：]/iu;
const HEADING_WITH_ID = /^##[^#\n].*\{#[^}\n]{0,80}\}[ \t\r]*$/mu;
const SIMILAR_QUESTIONS = /^问法[:：][ \t\r]*$/mu;

export function entriesFromEntryForm(source: Source, claims: Claims): Drafts {
  const { report, findings } = openReport();
  const lines = withoutInvisible(source.text).split('\n');
  const { scope, next } = frontMatter(lines, report);
  const entries: DraftEntry[] = [];
  for (const block of blocksOf(lines, next)) {
    const entry = entryOf(block, scope, source.name, report);
    const claimed = entry && claimedBy(entry, claims, report);
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
    report(line, 'question-missing', '标题里没有问题，请写成“## 问题 {#编号}”。该条目未导入。');
    return null;
  }
  if (id !== undefined && !FIT_ID.test(id)) {
    report(line, 'id-unfit', `编号“${id}”不可用，请只用小写字母、数字和连字符。该条目未导入。`);
    return null;
  }
  const { scope, similar, answer } = contentsOf(block, fileScope, report);
  const { source, category, effectiveFrom, effectiveTo } = scope;
  const named = `“${question}”`;
  if (answer === '') report(line, 'answer-missing', `${named}没有答案，请在问法之后补上。该条目未导入。`);
  if (source === '')
    report(line, 'source-missing', `${named}没有来源，请在文件头写 source，或在条目里写“> 来源：”。该条目未导入。`);
  if (category === '')
    report(line, 'category-missing', `${named}没有类别，请在文件头写 category，或在条目里写“> 类别：”。该条目未导入。`);
  if (answer === '' || source === '' || category === '') return null;
  if (effectiveFrom === 'unreadable' || effectiveTo === 'unreadable') return null;
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    report(line, 'dates-reversed', `${named}的失效日期 ${effectiveTo} 早于生效日期 ${effectiveFrom}。该条目未导入。`);
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

const FIT_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

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
      const says = `“${quoted.trim()}”看不懂，可用的是 类别、来源、生效、失效。`;
      report(block.line + place + 1, 'override-unreadable', says);
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

/** The entry with an id and wordings that are its own; null when another entry has its id. */
function claimedBy(entry: DraftEntry, claims: Claims, report: Report): DraftEntry | null {
  const { id, question, place } = entry;
  const here = `${place.file} 第 ${place.line} 行`;
  const holderOfId = claims.id(id, here);
  if (holderOfId !== null) {
    report(place.line, 'id-taken', `编号“${id}”已被 ${holderOfId} 的条目使用，请换一个。该条目未导入。`);
    return null;
  }
  const isOwn = (wording: string): boolean => {
    const holder = claims.wording(wording, here);
    if (holder === null) return true;
    if (holder !== here) report(place.line, 'wording-taken', `问法“${wording}”已属于 ${holder} 的条目，请只留一处。`);
    return false;
  };
  isOwn(question);
  return { ...entry, similar: entry.similar.filter(isOwn) };
}

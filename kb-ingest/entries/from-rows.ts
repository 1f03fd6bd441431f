import type { EntryId } from '#conversation';
import { withoutInvisible } from '../cleaning/characters.ts';
import type { AskedRow } from '../documents/document.ts';
import type { DraftEntry, Drafts, Problem, SourceFinding } from '../draft.ts';
import type { Says } from '../source/reasons.ts';
import { type Claims, claimedBy, withOwnWordings } from './claims.ts';
import { dayIn } from './day.ts';
import { FIT_ID } from './from-entry-form.ts';
import { freeId, nameOfDocument } from './from-sections.ts';

/** Entries of table rows. Approved text is taken as it is written; what a row lacks is a finding at its place. */
export function entriesFromRows(file: string, title: string | null, rows: readonly AskedRow[], claims: Claims): Drafts {
  const findings: SourceFinding[] = [];
  const entries = rows.flatMap((row): readonly DraftEntry[] => {
    const report = (problem: Problem, says: Says) => findings.push({ place: row.place, problem, says });
    const entry = entryOf(row, file, title ?? nameOfDocument(file), claims, report);
    return entry ? [entry] : [];
  });
  return { entries, findings };
}

type Report = (problem: Problem, says: Says) => void;

function entryOf(row: AskedRow, file: string, title: string, claims: Claims, report: Report): DraftEntry | null {
  const [question, answer] = [row.question, row.answer].map((text) => withoutInvisible(text).trim());
  if (!question) {
    report('question-missing', {
      zh: '这一行没有问题，未导入。',
      en: 'This row has no question and was left out.',
    });
    return null;
  }
  if (!answer) {
    report('answer-missing', {
      zh: `“${question}”没有答案，未导入。`,
      en: `"${question}" has no answer and was left out.`,
    });
    return null;
  }
  if (row.id !== '' && !FIT_ID.test(row.id)) {
    report('id-unfit', {
      zh: `编号“${row.id}”不可用，请只用小写字母、数字和连字符。已另行编号。`,
      en: `The id "${row.id}" will not do; use small letters, digits and hyphens. Another was given.`,
    });
  }
  const days = [row.effectiveFrom, row.effectiveTo].map((text) => (text === '' ? null : dayIn(text.slice(0, 10))));
  const unreadable = [row.effectiveFrom, row.effectiveTo].find((text, at) => text !== '' && days[at] === null);
  const [effectiveFrom = null, effectiveTo = null] = days;
  if (unreadable !== undefined) {
    report('date-unreadable', {
      zh: `“${unreadable}”不是有效的日期，请写成 2026-05-01 的形式。“${question}”未导入。`,
      en: `"${unreadable}" is no date; write it as 2026-05-01. "${question}" was left out.`,
    });
    return null;
  }
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    report('dates-reversed', {
      zh: `“${question}”的失效日期 ${effectiveTo} 早于生效日期 ${effectiveFrom}。该条目未导入。`,
      en: `"${question}" ends on ${effectiveTo}, before it begins on ${effectiveFrom}. The entry was left out.`,
    });
    return null;
  }
  const place = { file, ...row.place };
  const isNamed = FIT_ID.test(row.id);
  const entry = {
    id: isNamed ? (row.id as EntryId) : freeId(file, question, place, claims),
    question,
    similar: row.similar.map((wording) => withoutInvisible(wording).trim()).filter((wording) => wording !== ''),
    answer,
    category: row.category || '未分类',
    source: row.source || `《${title}》`,
    effectiveFrom,
    effectiveTo,
    place,
  };
  return isNamed ? claimedBy(entry, claims, report) : withOwnWordings(entry, claims, report);
}

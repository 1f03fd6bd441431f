import type { Problem, SourceFinding } from '../draft.ts';
import type { Says } from '../source/reasons.ts';
import { dayIn } from './day.ts';

/** What holds for every entry of a file unless the entry says otherwise. */
export interface Scope {
  source: string;
  category: string;
  effectiveFrom: Validity;
  effectiveTo: Validity;
}

/** A day; null: no limit; 'unreadable': something stands there, and nobody may guess what. */
type Validity = string | null | 'unreadable';

const NO_SCOPE: Scope = { source: '', category: '', effectiveFrom: null, effectiveTo: null };

/** Notes what is wrong at a line. */
export type Report = (line: number, problem: Problem, says: Says) => void;

/** Collects findings; they are returned in the order of their lines. */
export function openReport(): { report: Report; findings: () => readonly SourceFinding[] } {
  const noted: { line: number; finding: SourceFinding }[] = [];
  return {
    report: (line, problem, says) => noted.push({ line, finding: { place: { line }, problem, says } }),
    findings: () => noted.toSorted((one, other) => one.line - other.line).map(({ finding }) => finding),
  };
}

/** The scope with one `key: value` more; null when the key is not known. A date that is none is reported. */
export function withSetting(scope: Scope, key: string, value: string, line: number, report: Report): Scope | null {
  const setting = settings[key.trim().toLowerCase()];
  if (!setting) return null;
  if (setting === 'title') return scope;
  if (setting === 'source' || setting === 'category') return { ...scope, [setting]: value };
  const day = value === '' ? null : dayIn(value);
  if (day === null && value !== '') {
    report(line, 'date-unreadable', {
      zh: `“${value}”不是有效的日期，请写成 2026-05-01 的形式。受影响的条目未导入。`,
      en: `"${value}" is no date; write it as 2026-05-01. The entries it concerns were left out.`,
    });
  }
  return { ...scope, [setting]: day ?? (value === '' ? null : 'unreadable') };
}

const settings: Readonly<Record<string, keyof Scope | 'title'>> = {
  title: 'title',
  标题: 'title',
  source: 'source',
  来源: 'source',
  category: 'category',
  类别: 'category',
  effective: 'effectiveFrom',
  生效: 'effectiveFrom',
  until: 'effectiveTo',
  失效: 'effectiveTo',
};

/** `key: value` with either colon, the value without quotation marks; null for any other line. */
export function settingIn(line: string): { key: string; value: string } | null {
  const found = /^(\p{L}{1,20})\s?[:：](.*)$/u.exec(line.trim());
  if (!found) return null;
  const value = (found[2] ?? '').trim().replace(/^(["'])(.*)\1$/u, '$2');
  return { key: found[1] ?? '', value };
}

/** The scope that a file's front matter sets, and the place of the first line after it. */
export function frontMatter(lines: readonly string[], report: Report): { scope: Scope; next: number } {
  const start = lines.findIndex((line) => line.trim() !== '');
  if (lines[start]?.trim() !== '---') return { scope: NO_SCOPE, next: 0 };
  const end = lines.findIndex((line, place) => place > start && line.trim() === '---');
  if (end < 0) {
    report(start + 1, 'front-matter-unclosed', {
      zh: '文件头没有结束，请在末尾补一行“---”。',
      en: 'The front matter has no end; close it with a line "---".',
    });
    return { scope: NO_SCOPE, next: start + 1 };
  }
  let scope = NO_SCOPE;
  for (let place = start + 1; place < end; place++) {
    const line = lines[place] ?? '';
    if (line.trim() === '' || line.trim().startsWith('#')) continue;
    const setting = settingIn(line);
    const next = setting && withSetting(scope, setting.key, setting.value, place + 1, report);
    if (next) scope = next;
    else {
      report(place + 1, 'front-matter-unreadable', {
        zh: `文件头里的“${line.trim()}”看不懂，可用的是 title、source、category、effective、until。`,
        en: `"${line.trim()}" means nothing in the front matter; there are title, source, category, effective and until.`,
      });
    }
  }
  return { scope, next: end + 1 };
}

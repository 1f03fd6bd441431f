import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileReport, ingestFolder } from './index.ts';

const front = '---\nsource: 《收费标准》\ncategory: 产品规则\n---\n';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xianting-sources-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('ingesting a folder', () => {
  it('reads its files by name, and those of the folders in it', async () => {
    await write('b.md', `${front}## 年费 {#fee}\n每年一百元。`);
    await write('a.txt', '一、挂失\n请拨打热线。');
    await write('more/c.md', `${front}## 限额 {#limit}\n每日五万元。`);
    expect((await ingestFolder([folder])).map(told)).toEqual(['a.txt 1', 'b.md 1', 'more/c.md 1']);
  });

  it('goes on after a file that cannot be read, and says why', async () => {
    await write('a.txt', 'PK\u0003\u0004');
    await write('b.docx', 'anything');
    await write('c.txt', '一、挂失\n请拨打热线。');
    const [disguised, foreign, good] = await ingestFolder([folder]);
    expect(refusalOf(disguised)).toMatch(/a\.txt 未导入：.*损坏/);
    expect(refusalOf(foreign)).toMatch(/b\.docx 未导入：文件其实是纯文本/);
    expect(good).toMatchObject({ entries: [{ question: '挂失' }] });
  });

  it('says so when there is no such file', async () => {
    const [report] = await ingestFolder([join(folder, 'gone.md')]);
    expect(refusalOf(report)).toMatch(/gone\.md 未导入：文件不存在/);
  });

  it('finds an id and a wording that another file has taken', async () => {
    await write('a.md', `${front}## 年费 {#fee}\n问法：\n- 怎么收\n\n每年一百元。`);
    await write(
      'b.md',
      `${front}## 会费 {#fee}\n答。\n## 会员费 {#member-fee}\n问法：\n- 怎么收\n- 会员怎么收\n\n不收。`,
    );
    const [, second] = await ingestFolder([folder]);
    expect(second).toMatchObject({
      entries: [{ id: 'member-fee', similar: ['会员怎么收'] }],
      findings: [
        { place: { line: 5 }, problem: 'id-taken', says: { zh: expect.stringContaining('a.md 第 5 行') } },
        { place: { line: 7 }, problem: 'wording-taken', says: { en: expect.stringContaining('a.md, line 5') } },
      ],
    });
  });

  it('reads a file once, though it is named twice', async () => {
    await write('a.txt', '一、挂失\n请拨打热线。');
    expect((await ingestFolder([folder, join(folder, 'a.txt')])).map(told)).toEqual(['a.txt 1']);
  });

  it('tells equal headings in files of one name apart', async () => {
    await write('cards/notes.txt', '一、挂失\n请拨打热线。');
    await write('loans/notes.txt', '一、挂失\n请到网点。');
    const ids = (await ingestFolder([folder])).flatMap((report) => ('entries' in report ? report.entries : []));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(2);
  });

  it('passes over hidden files, the README and links', async () => {
    await write('README.md', '## 说明 {#readme}\n答。');
    await write('.draft.md', '## 草稿 {#draft}\n答。');
    await write('a.md', `${front}## 年费 {#fee}\n每年一百元。`);
    await symlink(join(folder, 'a.md'), join(folder, 'b.md'));
    expect((await ingestFolder([folder])).map(told)).toEqual(['a.md 1']);
  });
});

describe('the sample bank', () => {
  it('is read without a finding: at least 60 entries, each asked in at least six ways', async () => {
    const reports = await ingestFolder([join(import.meta.dirname, 'sample-bank')]);
    const entries = reports.flatMap((report) => ('entries' in report ? report.entries : []));
    expect(reports.filter((report) => 'refused' in report || report.findings.length > 0)).toEqual([]);
    expect(entries.length).toBeGreaterThanOrEqual(60);
    for (const { id, similar } of entries) expect({ id, ways: similar.length >= 6 }).toEqual({ id, ways: true });
  });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), text);
}

function told(report: FileReport): string {
  const name = relative(folder, report.file).replaceAll('\\', '/');
  return 'entries' in report ? `${name} ${report.entries.length}` : `${name} refused`;
}

function refusalOf(report: FileReport | undefined): string {
  return report && 'refused' in report ? report.refused.say('zh') : 'not refused';
}

describe('the drafts of the sample bank', () => {
  it('fit beside what is published: nothing to mend, no id and no wording twice', async () => {
    const folders = ['sample-bank', 'sample-bank-drafts'].map((folder) => join(import.meta.dirname, folder));
    const reports = await ingestFolder(folders);
    const read = reports.flatMap((report) => ('entries' in report ? [report] : []));
    expect(read.flatMap(({ findings }) => findings)).toEqual([]);
    const entries = read.flatMap((report) => report.entries);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.length).toBeGreaterThanOrEqual(240);
  });
});

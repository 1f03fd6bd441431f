// `npm run ingest -- FILE… [--show] [--publish]`: documents in, entries out; says what became of every file.
import { parseArgs } from 'node:util';
import { Refusal } from '#conversation';
import { ingestFolder, publish } from '#kb-ingest';
import { openStore } from '#store';
import { readSettings } from './env.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { publish: { type: 'boolean', default: false }, show: { type: 'boolean', default: false } },
});
if (positionals.length === 0) {
  console.error(
    '用法 usage: npm run ingest -- FILE_OR_FOLDER… [--show] [--publish]\n  --show     打印读出的条目 print the entries\n  --publish  把它们发布为新的知识版本 publish them, and only them, as the next edition',
  );
  process.exit(2);
}

try {
  const reports = await ingestFolder(positionals);
  for (const report of reports) {
    if ('refused' in report) {
      console.log(`${report.file}\n  ${report.refused.say('zh')}\n  ${report.refused.say('en')}`);
      continue;
    }
    console.log(`${report.file}\n  ${report.entries.length} 个条目 entries`);
    for (const { line, says } of report.findings) console.log(`  第 ${line} 行 line ${line}: ${says}`);
    if (!values.show) continue;
    for (const { question, similar, answer } of report.entries)
      console.log(
        `\n  问 ${question}\n${similar.map((each) => `     ${each}\n`).join('')}  答 ${answer.replaceAll('\n', '\n     ')}`,
      );
  }
  const entries = reports.flatMap((report) => ('entries' in report ? report.entries : []));
  console.log(
    `共 ${reports.length} 个文件，${entries.length} 个条目 · ${reports.length} files, ${entries.length} entries`,
  );
  if (values.publish) {
    const store = await openStore(readSettings('embedded').store);
    try {
      // Nobody has approved what a command line reads: until the studio is there, every edition counts as a sample.
      const edition = await publish({
        store: store.editions,
        entries,
        by: 'npm run ingest',
        at: new Date(),
        sample: true,
      });
      console.log(`已发布第 ${edition} 版 · published as edition ${edition}`);
    } finally {
      await store.close();
    }
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${error.say('zh')}\n${error.say('en')}`);
  process.exit(1);
}

// `npm run ingest -- FILE… [--show] [--publish]`: documents in, entries out; says what became of every file.
import { parseArgs } from 'node:util';
import { Refusal } from '#conversation';
import { type DraftEntry, type FileReport, ingestFolder, publish, sayPlace } from '#kb-ingest';
import { openEmbeddedIndex, openKnowledge, openLearning } from '#knowledge';
import { openStore } from '#store';
import { editionsOf } from './editions.ts';
import { openEncoder } from './encoder.ts';
import { readSettings } from './env.ts';
import { reliabilitySaid } from './reliability-said.ts';

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
  const reports = await ingestFolder(positionals, {
    // On its own channel, so that the report can be kept in a file.
    onFile: (file, place, of) => console.error(`[${place}/${of}] ${file}`),
  });
  for (const report of reports) for (const line of told(report, values.show)) console.log(line);
  const read = reports.flatMap((report) => ('entries' in report ? [report] : []));
  const entries = read.flatMap((report) => report.entries);
  const findings = read.flatMap((report) => report.findings);
  const refused = reports.length - read.length;
  console.log(
    `\n共 ${reports.length} 个文件：读出 ${read.length} 个，${entries.length} 个条目，${findings.length} 处提示；未导入 ${refused} 个。\n${reports.length} files: ${read.length} read, ${entries.length} entries, ${findings.length} findings; ${refused} not read.`,
  );
  if (values.publish) {
    const settings = readSettings('embedded');
    const store = await openStore(settings.store);
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
      // Learned here, so that nobody waits for it who is to answer customers from it.
      const knowledge = openKnowledge({
        editions: editionsOf(store, { sampleKnowledge: true }),
        index: openEmbeddedIndex(),
        learn: openLearning((done, of) => console.error(`学习 learning [${done}/${of}]`)),
        risk: settings.risk,
        encoder: await openEncoder(settings),
      });
      await knowledge.refresh();
      for (const line of reliabilitySaid(knowledge.reliability(edition))) console.log(line);
    } finally {
      await store.close();
    }
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(`${error.say('zh')}\n${error.say('en')}`);
  process.exit(1);
}

/** What became of a file, in both languages; with `isWhole`, its entries in full. */
function told(report: FileReport, isWhole: boolean): readonly string[] {
  const { file } = report;
  if ('refused' in report) return ['', file, `  ✗ ${report.refused.say('zh')}`, `    ${report.refused.say('en')}`];
  const { entries, findings } = report;
  return [
    '',
    file,
    `  ✓ ${entries.length} 个条目 entries`,
    ...findings.flatMap(({ place, says }) => [
      `  ! ${sayPlace(place, 'zh')}：${says.zh}`,
      `    ${sayPlace(place, 'en')}: ${says.en}`,
    ]),
    ...(isWhole ? entries.flatMap(inFull) : []),
  ];
}

function inFull({ question, similar, answer, place }: DraftEntry): readonly string[] {
  return [
    '',
    `  问 ${question}（${sayPlace(place, 'zh')} ${sayPlace(place, 'en')}）`,
    ...similar.map((wording) => `     ${wording}`),
    `  答 ${answer.replaceAll('\n', '\n     ')}`,
  ];
}

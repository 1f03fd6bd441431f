import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { figure, mean, share } from '../suites/statistics.ts';
import { rounded } from '../suites/suite.ts';
import { percentile } from './figures.ts';
import { askedOf, type MeasuredSet } from './peers/asked-set.ts';
import { peers } from './peers/index.ts';
import type { Measured, Task } from './peers/measured.ts';

/**
 * Our search beside what somebody would take instead, on the same set, one after the other, each in a process of its
 * own. `--synthetic 10000x60000` makes up a bank of so many entries and wordings, for speed; peers that a classifier
 * for each entry would take hours to train are left out there. `--only ours,orama` measures some.
 */
export async function benchRetrieval(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  const set = setOf(words);
  const only = optionOf(words, '--only')?.split(',');
  const hasQuestions = askedOf(set).entries.some(({ similar }) => similar.length > 0);
  const line: Record<string, unknown> = {};
  console.log(row(['', 'R@1 (95 %)', 'R@5', 'MRR@10', 'p50 ms', 'p99 ms', 'resident MB', 'most MB', 'build s']));
  for (const [name, peer] of Object.entries(peers)) {
    if (only && !only.includes(name)) continue;
    if (peer.needsQuestions && (!hasQuestions || 'entries' in set)) {
      console.log(row([peer.name, hasQuestions ? '– too many entries' : '– learns from stored questions only']));
      continue;
    }
    const figures = await measure({ peer: name, set });
    if (typeof figures === 'string') {
      console.log(row([peer.name, `– ${figures}`]));
      line[name] = { failed: figures };
      continue;
    }
    const { ranks, milliseconds, buildSeconds, resident, peak } = figures;
    const r1 = figure(ranks, (some) => share(some, (rank) => rank === 1));
    line[name] = {
      r1: rounded(r1.value),
      r1_low: rounded(r1.low),
      r1_high: rounded(r1.high),
      r5: rounded(share(ranks, (rank) => rank >= 1 && rank <= 5)),
      mrr10: rounded(mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank)))),
      n: ranks.length,
      p50_ms: rounded(percentile(milliseconds, 0.5)),
      p99_ms: rounded(percentile(milliseconds, 0.99)),
      memory_mb: megabytes(resident),
      peak_mb: megabytes(peak),
      build_s: rounded(buildSeconds, 1),
    };
    const told = line[name] as Record<string, number>;
    console.log(
      row([
        peer.name,
        `${told.r1} (${told.r1_low}–${told.r1_high})`,
        ...['r5', 'mrr10', 'p50_ms', 'p99_ms', 'memory_mb', 'peak_mb', 'build_s'].map((key) => String(told[key])),
      ]),
    );
  }
  if (json) console.log(JSON.stringify(line));
}

function setOf(words: readonly string[]): MeasuredSet {
  const size = /^(\d+)x(\d+)$/.exec(optionOf(words, '--synthetic') ?? '');
  if (size) return { entries: Number(size[1]), wordings: Number(size[2]) };
  const folder = words.find(
    (word, place) => !word.startsWith('--') && !words[place - 1]?.match(/^--(only|synthetic)$/),
  );
  if (folder === undefined || !existsSync(join(folder, 'knowledge.jsonl'))) {
    console.error(
      '用法 usage: npm run bench -- retrieval FOLDER | --synthetic ENTRIESxWORDINGS [--only NAMES] [--json]',
    );
    process.exit(folder === undefined ? 2 : 3);
  }
  return { folder };
}

function optionOf(words: readonly string[], name: string): string | undefined {
  const place = words.indexOf(name);
  return place < 0 ? undefined : words[place + 1];
}

/** Half an hour: nobody publishes a knowledge base that takes longer. */
const MOST_MS = 30 * 60_000;

async function measure(task: Task): Promise<Measured | string> {
  const child = fork(fileURLToPath(new URL('./peers/measured.ts', import.meta.url)), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      resolve('not done in half an hour');
    }, MOST_MS);
    child.once('message', (measured) => resolve(measured as Measured));
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      const because = /^\w*Error: .*$/m.exec(complaint)?.[0] ?? complaint.trim().split('\n').at(-1);
      resolve(because || `ended with ${code ?? signal}`);
    });
    child.send(task);
  });
}

const megabytes = (bytes: number) => rounded(bytes / 2 ** 20, 0);

function row([name = '', ...cells]: readonly string[]): string {
  return [name.padEnd(46), ...cells.map((cell, place) => cell.padStart(place === 0 ? 22 : 12))].join(' ');
}

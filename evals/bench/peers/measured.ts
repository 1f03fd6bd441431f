/** One peer over one set, in a process of its own, so that its memory is its own. Sends what it measured and ends. */
import { askedOf, type MeasuredSet } from './asked-set.ts';
import { peers } from './index.ts';

/** What a peer's process is told. */
export interface Task {
  peer: string;
  set: MeasuredSet;
}

/** What it says at the end. */
export interface Measured {
  /** For each question the place of the first right entry, from 1; 0: not among the ten. */
  ranks: readonly number[];
  milliseconds: readonly number[];
  buildSeconds: number;
  /** Bytes: what is resident when it serves and garbage is collected, and the most that ever was. */
  resident: number;
  peak: number;
}

process.once('message', async ({ peer: name, set }: Task) => {
  const { entries, queries } = askedOf(set);
  const peer = peers[name];
  if (!peer) throw new Error(`no peer ${name}`);
  const started = performance.now();
  const find = await peer.open(entries);
  const buildSeconds = (performance.now() - started) / 1_000;
  // Compilers and caches warm up on some of the same questions.
  for (const { text } of queries.slice(0, WARM_UP)) await find(text);
  const ranks: number[] = [];
  const milliseconds: number[] = [];
  for (const { text, relevant } of queries) {
    const asked = performance.now();
    const found = await find(text);
    milliseconds.push(performance.now() - asked);
    ranks.push(found.findIndex((entry) => relevant.includes(entry)) + 1);
  }
  globalThis.gc?.();
  const resident = process.memoryUsage.rss();
  const peak = process.resourceUsage().maxRSS * 1024;
  const measured: Measured = { ranks, milliseconds, buildSeconds, resident, peak };
  process.send?.(measured, () => process.exit(0));
});

const WARM_UP = 200;

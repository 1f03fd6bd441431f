import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '#server/cluster';

/** One process of the product, as an operator starts it. */
export interface Running {
  address: string;
  pid: number;
  /** What it has printed so far. */
  output(): string;
  signal(signal: NodeJS.Signals): void;
  kill9(): Promise<void>;
  /** SIGTERM, and the exit code it ended with. */
  stop(): Promise<number | null>;
}

/** Seconds on an idle machine; minutes on one that does eight other things. */
const LONGEST_START_MS = 240_000;

const project = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as { scripts: Record<string, string> };

/** What still runs when this process ends goes with it. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** The words after `node` in the package script that operators use. */
function wordsOf(script: string): string[] {
  return (scripts[script] ?? '').replace(/^exec node /, '').split(' ');
}

const bare = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' };

/** Runs an operator's command to its end, as `npm run` does: how it ended, and what it said. */
export async function runCommand(
  script: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...wordsOf(script), ...words], {
    cwd: project,
    env: { ...bare, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  running.delete(child);
  return { code, said };
}

/**
 * Publishes two documents of the sample bank into a record that has no edition yet: what is measured is not knowledge,
 * and every process that starts has less to learn.
 */
export async function publishLittle(environment: Record<string, string>): Promise<void> {
  const documents = ['app-and-security.md', 'fees.md'].map((name) => join(project, 'kb-ingest/sample-bank', name));
  const { code, said } = await runCommand('ingest', [...documents, '--publish'], environment);
  if (code !== 0) throw new Error(`npm run ingest ended with ${code}:\n${said}`);
}

/** Starts a root on a port of 127.0.0.1 and returns once it says it is ready. */
export async function startProduct(
  name: 'embedded' | 'gateway' | 'worker' | 'cluster',
  environment: Record<string, string>,
  port = 0,
): Promise<Running> {
  const chosen = port || (await freePort());
  const child = spawn(process.execPath, wordsOf(name === 'embedded' ? 'start' : name), {
    cwd: project,
    env: { ...bare, PORT: String(chosen), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const address = `http://127.0.0.1:${chosen}`;
  // A front keeps /readyz to itself, and opens when its gateways are ready.
  const ready = () => answersReady(name === 'cluster' ? `${address}/` : `${address}/readyz`);
  const until = performance.now() + LONGEST_START_MS;
  while (!(await ready())) {
    if (ended(child))
      throw new Error(`${name} ended at its start with ${child.exitCode ?? child.signalCode}:\n${output}`);
    if (performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${name} was not ready within ${LONGEST_START_MS / 1_000} s:\n${output}`);
    }
    await pause(25);
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!ended(child)) {
      const exit = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await exit;
    }
    return child.exitCode;
  };
  running.add(child);
  child.once('exit', () => running.delete(child));
  return {
    address,
    pid: child.pid ?? 0,
    output: () => output,
    signal: (signal) => void child.kill(signal),
    async kill9() {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function answersReady(address: string): Promise<boolean> {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}

/** Peak resident memory of a process and all below it, in bytes (Linux: VmHWM of /proc/PID/status); 0 where it cannot be read. */
export async function peakMemory(pid: number): Promise<number> {
  const own = /VmHWM:\s+(\d+) kB/.exec(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''))?.[1];
  let sum = Number(own ?? 0) * 1024;
  for (const task of await readdir(`/proc/${pid}/task`).catch(() => [])) {
    const children = await readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => '');
    for (const child of children.split(' ').filter(Boolean)) sum += await peakMemory(Number(child));
  }
  return sum;
}

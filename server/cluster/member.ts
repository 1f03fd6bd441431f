import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { dyingWithUs } from './server.ts';

/** A gateway or a worker of the cluster: a process of its own that is brought back when it dies. */
export interface Member {
  readonly name: string;
  /** http://127.0.0.1:port, the same after every start. */
  readonly address: string;
  /** SIGTERM, its end, a new process; resolves when that is ready, throws where it is not in time. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface MemberParts {
  name: string;
  /** node's words: what `npm run` would run. */
  words: readonly string[];
  port: number;
  environment: NodeJS.ProcessEnv;
  say(line: string): void;
}

const READY_MS = 60_000;
/** As docker-compose.yml's `stop_grace_period`: longer than a gateway or a worker takes to leave. */
const LEAVE_MS = 30_000;
const BEFORE_BRINGING_BACK_MS = 1_000;

/** Starts it and resolves when it is ready. A first start that ends by itself is refused: it has said why. */
export async function openMember({ name, words, port, environment, say }: MemberParts): Promise<Member> {
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess;
  /** True from the moment its end is wanted. */
  let leaving = false;
  /** A first start that fails is not tried again. */
  let begun = false;

  const launch = () => {
    // In a group of its own: Ctrl-C is for the cluster, which ends its members in order.
    const [path, ...rest] = dyingWithUs([process.execPath, ...words], 'SIGTERM', environment.PATH ?? '');
    child = spawn(path, rest, {
      env: { ...environment, PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => say(`${name} | ${line}`));
    const launched = child;
    launched.once('exit', async (code, signal) => {
      if (leaving || !begun || launched !== child) return;
      say(`${name} 意外退出，重新启动 · ended (${signal ?? code}) and is brought back`);
      await pause(BEFORE_BRINGING_BACK_MS);
      if (!leaving && launched === child) launch();
    });
  };

  const end = async () => {
    leaving = true;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
    await ended;
    clearTimeout(patience);
  };

  const becomeReady = async () => {
    for (const until = performance.now() + READY_MS; performance.now() < until; await pause(50))
      if (await isReady(address)) return;
    throw new Error(`${name} was not ready within ${READY_MS / 1_000} s.`);
  };

  launch();
  const endedAtOnce = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`${name} ended at its first start (${code}).`))),
  );
  try {
    await Promise.race([becomeReady(), endedAtOnce]);
  } catch (error) {
    await end();
    throw error;
  }
  begun = true;
  endedAtOnce.catch(() => {});

  return {
    name,
    address,
    async restart() {
      await end();
      leaving = false;
      launch();
      await becomeReady();
    },
    stop: end,
  };
}

/** Whether it says that it can serve, within two seconds. */
export async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

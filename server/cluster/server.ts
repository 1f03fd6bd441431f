import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram } from './programs.ts';

/** A real server on a free port of 127.0.0.1, in a folder of its own. */
export interface Server {
  url: string;
  port: number;
  /** Where it keeps its data and its log. */
  folder: string;
  isRunning(): boolean;
  /** Starts it again on the same port and folder, stopping it in good order first if it still runs. */
  restart(): Promise<void>;
  /** SIGKILL: what it had not written yet is lost. `restart` brings it back. */
  kill9(): Promise<void>;
  /** Ends it in good order and for good. Its folder goes with it, unless the caller brought the folder. */
  stop(): Promise<void>;
}

export interface Program {
  path: string;
  /** Where its companions are looked for, as PATH is written. */
  searched: string;
  words(port: number): readonly string[];
  folder: string;
  /** False for a folder that the caller brought and wants to keep. */
  folderIsOurs: boolean;
  url(port: number): string;
  answers(port: number): Promise<boolean>;
  /** Asks it to end in good order without waiting for its clients. */
  stopSignal: NodeJS.Signals;
  /** Whom to run as; null for whoever runs this. */
  account: Account | null;
}

export interface Account {
  uid: number;
  gid: number;
}

const startSeconds = 30;

/** Starts the program and returns once it answers. */
export async function serve(program: Program): Promise<Server> {
  let port = await freePort();
  let running: ChildProcess;

  const launch = (): void => {
    const log = openSync(join(program.folder, 'log'), 'a');
    const [path, ...words] = dyingWithUs(
      [program.path, ...program.words(port)],
      program.folderIsOurs ? 'SIGKILL' : program.stopSignal,
      program.searched,
    );
    // In a group of its own: Ctrl-C is for this process, which ends the server when nobody needs it any more.
    running = spawn(path, words, {
      stdio: ['ignore', log, log],
      cwd: program.folder,
      detached: true,
      ...program.account,
    });
    closeSync(log);
  };

  // A first start that fails may have lost the race for its port, and a start after a SIGKILL may meet
  // the dead server's children, which hold its memory for a moment: both are tried again.
  const start = async (nextPort: () => Promise<number>): Promise<void> => {
    const until = performance.now() + startSeconds * 1000;
    launch();
    while (!(await program.answers(port))) {
      if (performance.now() > until) {
        await end('SIGKILL');
        throw new Error(`${program.path} did not start:\n${await readFile(join(program.folder, 'log'), 'utf8')}`);
      }
      await pause(20);
      if (isRunning()) continue;
      await pause(100);
      port = await nextPort();
      launch();
    }
  };

  const isRunning = (): boolean =>
    running.pid !== undefined && running.exitCode === null && running.signalCode === null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isRunning()) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await ended;
  };
  const clear = (): void => {
    if (isRunning()) running.kill(program.folderIsOurs ? 'SIGKILL' : program.stopSignal);
    if (program.folderIsOurs) rmSync(program.folder, { recursive: true, force: true });
  };

  process.once('exit', clear);
  await start(freePort);
  return {
    url: program.url(port),
    port,
    folder: program.folder,
    isRunning,
    async restart() {
      await end(program.stopSignal);
      await start(async () => port);
    },
    kill9: () => end('SIGKILL'),
    async stop() {
      process.off('exit', clear);
      await end(program.stopSignal);
      if (program.folderIsOurs) await rm(program.folder, { recursive: true, force: true });
    },
  };
}

/**
 * The command, told to get this signal when the process that starts it is gone, be it by SIGKILL: where Linux's setpriv
 * is found in `searched` (as PATH is written). Elsewhere the command as it is.
 */
export function dyingWithUs(
  command: readonly [string, ...string[]],
  signal: NodeJS.Signals,
  searched: string,
): readonly [string, ...string[]] {
  const setpriv = findProgram('setpriv', searched);
  return setpriv === null ? command : [setpriv, '--pdeathsig', signal.replace('SIG', ''), '--', ...command];
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listening = createServer();
    listening.on('error', reject);
    listening.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      listening.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dyingWithUs, freePort } from './server.ts';

const configuration = fileURLToPath(new URL('../../Caddyfile', import.meta.url));
const START_MS = 15_000;

/** Production's own front, from its own Caddyfile, without TLS: where Caddy is installed. */
export async function openCaddy(
  program: string,
  { port, host, gateways }: { port: number; host: string; gateways: readonly string[] },
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<{ close(): Promise<void> }> {
  const site = `http://${host}:${port}`;
  const words = [program, 'run', '--config', configuration, '--adapter', 'caddyfile'] as const;
  const [path, ...rest] = dyingWithUs([...words], 'SIGTERM', environment.PATH ?? '');
  const child = spawn(path, rest, {
    env: {
      ...environment,
      SITE: site,
      GATEWAYS: gateways.map((gateway) => new URL(gateway).host).join(' '),
      FRONT_HEALTH_PORT: String(await freePort()),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  for (const until = performance.now() + START_MS; !(await answers(site)); await pause(50))
    if (hasEnded() || performance.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${program} did not start:\n${said.join('\n')}`);
    }
  say(`front | ${program}`);
  let closing = false;
  child.once('exit', (code, signal) => {
    if (!closing) say(`front | ended (${signal ?? code}):\n${said.slice(-5).join('\n')}`);
  });
  return {
    async close() {
      closing = true;
      if (hasEnded()) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function answers(site: string): Promise<boolean> {
  try {
    return (await fetch(`${site}/`, { signal: AbortSignal.timeout(2_000) })).status < 500;
  } catch {
    return false;
  }
}

import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import type { Check } from './check.ts';

const project = join(import.meta.dirname, '..');
const installed = join(project, 'node_modules', '.bin');

/** A program of others: what it prints is what there is to say. */
interface Program {
  name: string;
  looksAt: string;
  command: readonly [string, ...string[]];
  explanation: string;
}

const programs: readonly Program[] = [
  {
    name: 'types',
    looksAt: 'tsc: every type fits',
    command: ['tsc', '--noEmit'],
    explanation: 'Refused: a type that does not fit.\nTo mend: tsc says where and why.',
  },
  {
    name: 'style',
    looksAt: 'biome: lint rules and layout',
    command: ['biome', 'check', '--max-diagnostics=20', '.'],
    explanation:
      'Refused: a broken lint rule, or a file that is not laid out as all are.\n' +
      'To mend: npm run format does what can be done without thought; the rest biome explains.',
  },
  {
    name: 'dead code',
    looksAt: 'knip: every file, export and dependency is used',
    command: ['knip', '--no-progress', '--no-config-hints'],
    explanation:
      'Refused: what nobody uses, and a package that is used and not declared.\n' +
      'To mend: remove it or use it. What knip cannot see is named, with the reason, in knip.jsonc.',
  },
];

export const programChecks: readonly Check[] = programs.map((program) => ({
  name: program.name,
  looksAt: program.looksAt,
  run: () => complaintsOf(program),
}));

const longestComplaint = 100;

/** Nothing where the program succeeds; else the explanation with what it printed. */
function complaintsOf({ command: [name, ...words], explanation }: Program): Promise<string[]> {
  // The Node that npm brought stands first, as it does for npm itself.
  const PATH = `${installed}${delimiter}${process.env.PATH}`;
  return new Promise((resolve) => {
    const running = spawn(join(installed, name), words, { cwd: project, env: { ...process.env, PATH } });
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
    };
    running.stdout.on('data', hear);
    running.stderr.on('data', hear);
    running.on('error', (failure) => resolve([`${explanation}\n${failure}`]));
    running.on('close', (code) => {
      const lines = said.trim().split('\n');
      const rest = `… and ${lines.length - longestComplaint} lines more: npx ${[name, ...words].join(' ')}`;
      const told = lines.length > longestComplaint ? [...lines.slice(0, longestComplaint), rest] : lines;
      resolve(code === 0 ? [] : [[explanation, ...told].join('\n')]);
    });
  });
}

import { execFileSync, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, matchesGlob } from 'node:path';

/** What the last stage of a Dockerfile left, in a plain folder. */
export interface Replayed {
  /** Where `WORKDIR` of the last stage is. */
  folder: string;
  environment: Record<string, string>;
  command: readonly string[];
  /** Everything that was made on the way: to be removed afterwards. */
  all: string;
}

interface Stage {
  root: string;
  workdir: string;
  environment: Record<string, string>;
  command: readonly string[];
}

/**
 * Does what a Dockerfile says, in plain folders and with this machine's programs: the steps are proved, the images they
 * start from are not. Knows FROM, WORKDIR, ENV, COPY, RUN, USER, EXPOSE and CMD, and refuses anything else.
 */
export async function replay(project: string, say: (line: string) => void): Promise<Replayed> {
  const all = await mkdtemp(join(tmpdir(), 'xianting-image-'));
  // `node` is the one that runs this, as in the image; npm is this machine's.
  const programs = join(all, 'programs');
  await mkdir(programs);
  await symlink(process.execPath, join(programs, 'node'));
  const path = `${programs}:${process.env.PATH ?? ''}`;

  const stages = new Map<string, Stage>();
  let stage: Stage | null = null;
  for (const [instruction, rest] of readInstructions(await readFile(join(project, 'Dockerfile'), 'utf8'))) {
    if (instruction === 'FROM') {
      const name = / AS (\S+)$/.exec(rest)?.[1] ?? 'last';
      stage = { root: join(all, name), workdir: join(all, name), environment: {}, command: [] };
      await mkdir(stage.root);
      stages.set(name, stage);
      continue;
    }
    if (!stage) throw new Error(`${instruction} before FROM.`);
    const startedAt = performance.now();
    switch (instruction) {
      case 'WORKDIR':
        stage.workdir = join(stage.root, rest);
        await mkdir(stage.workdir, { recursive: true });
        continue;
      case 'ENV': {
        const [name = '', ...value] = rest.split('=');
        stage.environment[name] = value.join('=');
        continue;
      }
      case 'COPY':
        await copy(rest.split(/\s+/), stage, stages, project);
        break;
      case 'RUN': {
        const run = spawnSync('sh', ['-c', rest], {
          cwd: stage.workdir,
          env: { PATH: path, HOME: process.env.HOME ?? '', ...stage.environment },
          encoding: 'utf8',
        });
        if (run.status !== 0) throw new Error(`RUN ${rest} ended with ${run.status}:\n${run.stdout}${run.stderr}`);
        break;
      }
      case 'CMD':
        stage.command = JSON.parse(rest) as string[];
        continue;
      case 'USER':
      case 'EXPOSE':
        continue;
      default:
        throw new Error(`The Dockerfile says ${instruction}, which this replay does not know.`);
    }
    say(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${instruction} ${rest.slice(0, 100)}`);
  }
  if (!stage) throw new Error('The Dockerfile has no stage.');
  return { folder: stage.workdir, environment: stage.environment, command: stage.command, all };
}

function readInstructions(dockerfile: string): [string, string][] {
  return dockerfile
    .replaceAll(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, instruction = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
      return [instruction, rest];
    });
}

async function copy(
  words: readonly string[],
  stage: Stage,
  stages: ReadonlyMap<string, Stage>,
  project: string,
): Promise<void> {
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const places = words.filter((word) => !word.startsWith('--'));
  const target = join(stage.workdir, places.at(-1) ?? '');
  for (const source of places.slice(0, -1)) {
    if (from !== undefined) {
      await cp(join(stages.get(from)?.root ?? '', source), target, { recursive: true, verbatimSymlinks: true });
    } else if (source === '.') {
      for (const file of await contextOf(project)) {
        await mkdir(dirname(join(target, file)), { recursive: true });
        await cp(join(project, file), join(target, file));
      }
    } else await cp(join(project, source), join(target, basename(source)));
  }
}

/** What Docker would be sent: the files of the project, as git knows them, without those that .dockerignore names. */
async function contextOf(project: string): Promise<readonly string[]> {
  const ignored = (await readFile(join(project, '.dockerignore'), 'utf8')).split('\n').filter(Boolean);
  const isIgnored = (file: string) =>
    ignored.some((pattern) => matchesGlob(file, pattern) || matchesGlob(file, `${pattern}/**`));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const there: string[] = [];
  for (const file of files.split('\0').filter(Boolean))
    if (!isIgnored(file) && (await stat(join(project, file)).catch(() => null))) there.push(file);
  return there;
}

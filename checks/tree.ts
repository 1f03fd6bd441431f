import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

/** A file that the rules read. */
export interface SourceFile {
  /** Path from the root of the tree, with `/`. */
  path: string;
  text: string;
}

/** Folders and files that .gitignore names, and the planted violations, which are read one tree at a time. */
const unread = /^(?:node_modules|\.git|\.xianting.*|coverage|web\/dist|evals\/reports|checks\/planted)$|\.log$/;
/** What people write. Anything else is a picture, an archive or a font. */
const written = new Set(
  '.ts .tsx .mts .js .mjs .css .html .json .jsonl .csv .md .txt .sql .yml .yaml .toml .sh .svg .conf'.split(' '),
);

/** Every written file of a tree, in the order of its paths. */
export function filesOf(root: string): SourceFile[] {
  return pathsIn(root, '').map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function isSource(path: string): boolean {
  return /\.(?:ts|tsx|mts|js|mjs|css)$/.test(path);
}

export function isScript(path: string): boolean {
  return /\.(?:ts|tsx|mts|js|mjs)$/.test(path);
}

/** Ends of the names of tests, and of the contract suites that tests run against every adapter. */
export const testEnding = '(?:\\.test\\.tsx?|(?:^|[/.-])contract\\.ts)$';

export function isTest(path: string): boolean {
  return new RegExp(testEnding).test(path);
}

function pathsIn(root: string, place: string): string[] {
  return readdirSync(join(root, place), { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((found) => {
      const path = place === '' ? found.name : `${place}/${found.name}`;
      if (unread.test(path)) return [];
      if (found.isDirectory()) return pathsIn(root, path);
      return found.isFile() && isWritten(found.name) ? [path] : [];
    });
}

/** Files without an ending (LICENSE, Dockerfile, .ci/run, .gitignore) are written by people, too. */
function isWritten(name: string): boolean {
  return written.has(extname(name)) || extname(name) === '';
}

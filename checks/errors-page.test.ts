import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { errorsPage, writtenErrors } from './errors-page.ts';

it('docs/errors.md lists exactly the refusals there are, as they are said (npm run docs writes it)', async () => {
  expect(await readFile(errorsPage, 'utf8')).toBe(writtenErrors());
});

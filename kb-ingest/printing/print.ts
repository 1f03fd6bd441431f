// `npm run sample-documents`: prints the sample bank's documents anew from their text forms. The printed ones are
// committed, so that nobody needs this (nor Chromium, which prints the PDF) who does not change them.
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { archives } from './archives.ts';
import { zipped } from './zip.ts';

const documents = new URL('../sample-bank-documents/', import.meta.url);
for (const { name, parts } of await archives()) await writeFile(new URL(name, documents), zipped(parts));

const guide = 'e-cny-wallet-guide';
const pdf = fileURLToPath(new URL(`${guide}.pdf`, documents));
const page = new URL(`${guide}.html`, import.meta.url).href;
const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
// What Chromium grumbles about is shown only if it fails.
execFileSync('chromium', [...options, page], { stdio: 'pipe' });

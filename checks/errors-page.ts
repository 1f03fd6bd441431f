/** `npm run docs`: writes docs/errors.md from the catalogue of refusals, so that the page lists exactly those codes. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { refusals } from '#conversation';

export const errorsPage = fileURLToPath(new URL('../docs/errors.md', import.meta.url));

/** The page as it should stand. Particulars are shown as ⟨name⟩. */
export function writtenErrors(): string {
  const named = new Proxy({}, { get: (_target, name) => particular(`⟨${String(name)}⟩`) }) as never;
  const rows = Object.entries(refusals).map(([code, refusal]) => {
    const [zh, en] = [refusal.zh, refusal.en].map((say) => (say as (at: never) => string)(named));
    return `### ${code}\n\n${refusal.status} · ${zh}\n\n${en}\n`;
  });
  return `# Error codes\n\nEvery way in which Xianting says no, from \`conversation/refusals.ts\`. Over HTTP a refusal is \`{"error": {"code", "message"}}\` with the status below and the message in the language of \`Accept-Language\` (Chinese unless English is asked for first); on the command line both languages are printed.\n\n${rows.join('\n')}`;
}

/** Said as it is, or in a language where it has one. */
function particular(name: string): object {
  return { zh: name, en: name, toString: () => name };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeFile(errorsPage, writtenErrors());

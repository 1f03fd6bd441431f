// A process that reads one document and tells what it found. Started by source/apart.ts, and by nobody else.
import { Worker } from 'node:worker_threads';
import type { Given, Told } from '../source/apart.ts';
import { LARGEST_PROCESS_BYTES } from '../source/limits.ts';
import { Unreadable } from '../source/reasons.ts';
import type { Document } from './document.ts';

// From a thread of its own, since the reading one may be busy for as long as it likes.
new Worker(
  `setInterval(() => { if (process.memoryUsage.rss() > ${LARGEST_PROCESS_BYTES}) process.kill(process.pid, 'SIGKILL'); }, 20);`,
  { eval: true },
).unref();

process.once('message', async (given: Given) => {
  process.send?.(await told(given));
});

async function told(given: Given): Promise<Told> {
  try {
    return { document: await read(given) };
  } catch (cause) {
    // What a library throws at a document it cannot take apart.
    return { reason: cause instanceof Unreadable ? cause.reason : 'broken' };
  }
}

async function read({ is, bytes }: Given): Promise<Document> {
  if (is === 'pdf') return (await import('./pdf/read-pdf.ts')).readPdf(bytes);
  const { openPackage } = await import('./office-package.ts');
  const { kind, archive } = openPackage(bytes);
  if (kind === 'word') return (await import('./word/read-word.ts')).readWord(archive);
  return (await import('./workbook/read-workbook.ts')).readWorkbook(bytes);
}

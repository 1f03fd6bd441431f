/**
 * Builds the pages into web/dist: index.html (customers), desk.html (agents), their hashed files under assets/, and
 * embed.js, which the bank's own pages load.
 */
import { join } from 'node:path';
import { buildDesk, buildWidget, compress } from './pages.ts';

const folder = join(import.meta.dirname, 'dist');
// One after the other, so that the customers' page carries nothing of the desk's.
await buildWidget(folder);
await buildDesk(folder);
await compress(folder);

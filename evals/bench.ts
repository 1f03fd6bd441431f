/** `npm run bench -- SUITE [--json]`: measures a part of the product beside a floor or a peer, in the same run. */
import { benchChannels } from './bench/channels.ts';
import { benchDesk } from './bench/desk.ts';
import { benchModel } from './bench/model.ts';
import { benchRetrieval } from './bench/retrieval.ts';
import { benchTurn } from './bench/turn.ts';

const suites: Record<string, (words: readonly string[]) => Promise<void>> = {
  turn: benchTurn,
  model: benchModel,
  channels: benchChannels,
  desk: benchDesk,
  retrieval: benchRetrieval,
};

const [suite = '', ...words] = process.argv.slice(2);
const bench = suites[suite];
if (bench) {
  await bench(words);
  process.exit(0);
}
console.error(`用法 usage: npm run bench -- ${Object.keys(suites).join(' | ')} [--json]`);
process.exit(2);

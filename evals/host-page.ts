/**
 * `npm run host-page`: a bank's site with the chat in it, on another origin than the product, and the product beside
 * it, in a throw-away folder. What docs/embedding.md describes, to look at. Ctrl-C ends both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBankSite } from './host-page/bank.ts';
import { startProduct } from './product.ts';
import { SampleBank } from './screens/sample-bank.ts';

const home = await mkdtemp(join(tmpdir(), 'xianting-host-page-'));
const bank = new SampleBank();
const site = await openBankSite(bank);
const password = 'host-page-administrator';
const product = await startProduct('embedded', {
  HOME: home,
  XIANTING_HOME: join(home, 'store'),
  XIANTING_ADMIN_PASSWORD: password,
  XIANTING_ORIGINS: site.address,
  XIANTING_BANK_KEYS: bank.publicKey,
});
site.serve(product.address);
console.log(`银行网页 the bank's page   ${site.address}`);
console.log(`坐席工作台 the desk       ${product.address}/desk   admin / ${password}`);

process.once('SIGINT', async () => {
  await product.stop();
  await site.close();
  await rm(home, { recursive: true, force: true });
  process.exit(0);
});

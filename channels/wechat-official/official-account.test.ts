import { afterAll, beforeAll } from 'vitest';
import { type Jobs, openJobs } from '#jobs';
import { openStore, type Store } from '#store';
import { describeChannel } from '../channel.contract.ts';
import { openWechatHarness } from './official-account.contract.ts';

let store: Store;
let jobs: Jobs;

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: ':memory:' });
  jobs = await openJobs({ kind: 'store' }, store);
});
afterAll(async () => {
  await jobs?.close();
  await store?.close();
});

describeChannel('a WeChat account in safe mode', () => openWechatHarness(store, jobs, {}));
describeChannel('a WeChat account in plain text', () => openWechatHarness(store, jobs, { aesKey: null }));

import { afterAll, beforeAll, describe } from 'vitest';
import { openStage, type Stage } from '../screens/stage.ts';
import { chromium } from '../services/provided.ts';
import { standsInTheBanksPages } from './embedding.contract.ts';
import { customersLive } from './widget.contract.ts';
import { everybodyCanUse } from './widget-states.contract.ts';

// One product and one browser for all of it: a start costs more than any of these.
describe.skipIf(!chromium)('the customers’ page', () => {
  let opened: Stage | undefined;
  beforeAll(async () => {
    opened = await openStage(chromium ?? '');
  }, 300_000);
  afterAll(() => opened?.close());
  const stage = () => {
    if (!opened) throw new Error('The stage was not opened.');
    return opened;
  };

  describe('is good to its customers', () => customersLive(stage));
  describe('stands in a bank’s pages', () => standsInTheBanksPages(stage));
  describe('in every state of the gallery', () => everybodyCanUse(stage));
});

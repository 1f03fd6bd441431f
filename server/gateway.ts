// Customers' channels, the desk's API and the pages: as many as wanted, beside at least one worker.
import { openDesk } from './desk.ts';
import { followEditions } from './editions.ts';
import { layFoundation } from './foundation.ts';
import { openFront } from './front.ts';
import { run } from './run.ts';
import { welcome } from './welcome.ts';

await run('gateway', async (settings) => {
  const foundation = await layFoundation(settings);
  const editions = await followEditions(foundation);
  const front = await openFront(foundation, openDesk(foundation));
  welcome(front, foundation);
  return {
    async close() {
      await front.close();
      await editions.close();
      await foundation.close();
    },
  };
});

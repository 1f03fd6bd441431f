// Customers' channels, the desk's API and the pages: as many as wanted, beside at least one worker.
import { openDesk } from './desk.ts';
import { layFoundation } from './foundation.ts';
import { openFront } from './front.ts';
import { followPublished } from './published.ts';
import { run } from './run.ts';
import { welcome } from './welcome.ts';

await run('gateway', async (settings) => {
  const foundation = await layFoundation(settings);
  const published = await followPublished(foundation);
  const front = await openFront(foundation, openDesk(foundation));
  welcome(front, foundation);
  return {
    async close() {
      await front.close();
      await published.close();
      await foundation.close();
    },
  };
});

// The whole system in one process: what `npm start` runs.
import { openBack } from './back.ts';
import { openChannelDeliveries } from './channel-deliveries.ts';
import { openDesk } from './desk.ts';
import { followEditions } from './editions.ts';
import { layFoundation } from './foundation.ts';
import { openFront } from './front.ts';
import { run } from './run.ts';
import { publishSampleBank } from './sample-bank.ts';
import { welcome } from './welcome.ts';

await run('embedded', async (settings) => {
  const foundation = await layFoundation(settings);
  await publishSampleBank(foundation);
  const editions = await followEditions(foundation);
  const desk = openDesk(foundation);
  const back = openBack(foundation, desk, openChannelDeliveries(foundation));
  const front = await openFront(foundation, desk);
  welcome(front, foundation);
  return {
    async close() {
      await front.close();
      await back.close();
      await editions.close();
      await foundation.close();
    },
  };
});

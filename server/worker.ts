// Turns, deliveries, matching, handoffs and sweeps: as many as wanted.
import { openBack } from './back.ts';
import { openChannelDeliveries } from './channel-deliveries.ts';
import { openDesk } from './desk.ts';
import { layFoundation } from './foundation.ts';
import { serveHealth } from './http/serve-health.ts';
import { followPublished } from './published.ts';
import { run } from './run.ts';

await run('worker', async (settings) => {
  const foundation = await layFoundation(settings);
  const published = await followPublished(foundation);
  const back = await openBack(foundation, openDesk(foundation), openChannelDeliveries(foundation));
  const { store, jobs, knowledge, metrics } = foundation;
  const health = await serveHealth({ settings, parts: { store, jobs, knowledge, registry: metrics.registry } });
  foundation.log.info({ health: health.address }, 'the worker is ready');
  return {
    async close() {
      health.leave();
      await back.close();
      await published.close();
      await foundation.close();
      await health.close();
    },
  };
});

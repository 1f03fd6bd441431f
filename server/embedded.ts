// The whole system in one process: what `npm start` runs; with `--demo`, WeChat is played beside it.
import { wechatPath } from '#channels/wechat-official';
import { openBack } from './back.ts';
import { openChannelDeliveries } from './channel-deliveries.ts';
import { openDesk } from './desk.ts';
import { layFoundation } from './foundation.ts';
import { openFront } from './front.ts';
import { followPublished } from './published.ts';
import { run } from './run.ts';
import { publishSampleBank } from './sample-bank.ts';
import { welcome } from './welcome.ts';

// Imported only where it is asked for: nothing of the played WeChat is in a bank's process.
const demo = process.argv.includes('--demo') ? await (await import('./demo.ts')).playWechat() : null;

const start: Parameters<typeof run>[1] = async (settings) => {
  const foundation = await layFoundation(settings);
  await publishSampleBank(foundation);
  const published = await followPublished(foundation);
  const desk = openDesk(foundation);
  const back = await openBack(foundation, desk, openChannelDeliveries(foundation));
  const front = await openFront(foundation, desk);
  demo?.pushTo(`${front.address}${wechatPath}`);
  welcome(front, foundation, demo?.address);
  return {
    async close() {
      await demo?.close();
      await front.close();
      await back.close();
      await published.close();
      await foundation.close();
    },
  };
};

await run('embedded', start, demo?.settings);

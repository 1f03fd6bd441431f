import { type Channel, type Deliveries, openDeliveries, openWebChannel } from '#channels';
import { openAzure } from './azure.ts';
import type { Foundation } from './foundation.ts';
import { openWechat } from './wechat.ts';

/** Every channel that messages go out by. */
export function openChannelDeliveries(foundation: Foundation): Deliveries {
  const { store, jobs } = foundation;
  const channels = [openWebChannel({ store, jobs }), openWechat(foundation), openAzure(foundation)];
  return openDeliveries({ store, jobs, channels: channels.filter((channel): channel is Channel => channel !== null) });
}

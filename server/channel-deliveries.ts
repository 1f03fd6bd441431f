import { type Deliveries, openDeliveries, openWebChannel } from '#channels';
import type { Foundation } from './foundation.ts';

/** Every channel that messages go out by. */
export function openChannelDeliveries({ store, jobs }: Foundation): Deliveries {
  return openDeliveries({ store, jobs, channels: [openWebChannel({ store, jobs })] });
}

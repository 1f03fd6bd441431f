import { openDeliveries, openWebChannel } from '#channels';
import type { ConversationId } from '#conversation';
import type { Foundation } from './foundation.ts';

/** Every channel that messages go out by. */
export function openChannelDeliveries({ store, jobs }: Foundation): (conversation: ConversationId) => Promise<void> {
  return openDeliveries({ store, channels: [openWebChannel({ store, jobs })] });
}

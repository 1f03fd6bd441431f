/** The channels on which customers are reached: what comes in goes through the inbox, what goes out is delivered. */
export { type Channel, type Deliveries, openDeliveries, openWebChannel } from './channel.ts';
export { type Inbox, openInbox } from './inbox.ts';

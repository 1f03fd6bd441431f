/** Writes messages into a folder until it is killed; prints the client id of each one that was acknowledged. */
import type { ConversationId, CustomerId } from '#conversation';
import { openStore } from './open.ts';

const store = await openStore({ kind: 'embedded', folder: process.argv[2] ?? '' });
const customer = 'the-customer' as CustomerId;
const conversation = 'the-conversation' as ConversationId;
await store.customers.addVisitor(customer, new Date());
await store.conversations.open({ id: conversation, channel: 'web', customer, at: new Date() });
for (let i = 1; ; i++) {
  await store.conversations.append({
    conversation,
    clientId: `m${i}`,
    text: '写',
    content: {},
    sealed: null,
    sealedFor: null,
    at: new Date(),
  });
  process.stdout.write(`m${i}\n`);
}

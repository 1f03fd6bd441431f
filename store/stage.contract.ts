/** The people and conversations that the contract of the record plays with. */
import type { ConversationId, CustomerId, HandoffId, StaffId } from '#conversation';
import type { Store } from './store.ts';

export const now = () => new Date();
export const later = () => new Date(Date.now() + 60_000);
let names = 0;
export const name32 = (prefix: string) => `${prefix}-${Date.now().toString(36)}-${++names}`;

export async function conversation(store: Store): Promise<ConversationId> {
  const id = name32('c') as ConversationId;
  const customer = name32('p') as CustomerId;
  await store.customers.addVisitor(customer, now());
  await store.conversations.open({ id, channel: 'web', customer, at: now() });
  return id;
}

export const says = (conversation: ConversationId, clientId: string) => ({
  conversation,
  clientId,
  text: `说 ${clientId}`,
  content: {},
  sealed: null,
  sealedFor: null,
  at: now(),
});

export async function began(store: Store, id: ConversationId) {
  const pending = await store.turns.begin(id, 40);
  if (!pending) throw new Error('Nothing is pending.');
  return pending;
}

export const finished = (pending: Awaited<ReturnType<typeof began>>) => ({
  pending,
  say: [{ text: '答', content: {} }],
  heard: [],
  why: {},
  edition: null,
  misunderstoodInARow: 0,
  handOver: null,
  at: now(),
});

export const commit = (store: Store, pending: Awaited<ReturnType<typeof began>>) =>
  store.turns.commit(finished(pending));

export async function answer(store: Store, id: ConversationId, texts: readonly string[] = ['答']): Promise<void> {
  const pending = await began(store, id);
  await store.turns.commit({ ...finished(pending), say: texts.map((text) => ({ text, content: {} })) });
}

export async function handedOver(store: Store, id: ConversationId): Promise<HandoffId> {
  await store.conversations.append(says(id, name32('转人工')));
  const handoff = name32('h') as HandoffId;
  const pending = await began(store, id);
  await store.turns.commit({
    ...finished(pending),
    handOver: {
      id: handoff,
      skill: 'general',
      reason: { because: 'asked-for-person' },
      advanceMinutes: 0,
      findings: [],
      summary: '',
    },
  });
  return handoff;
}

export async function member(store: Store, account = name32('a')): Promise<StaffId> {
  const id = name32('s') as StaffId;
  await store.staff.add({
    id,
    account,
    name: '小李',
    roles: ['agent'],
    skills: ['general'],
    capacity: 3,
    passwordHash: 'x',
    at: now(),
  });
  return id;
}

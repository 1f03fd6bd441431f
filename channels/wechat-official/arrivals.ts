import { createHmac } from 'node:crypto';
import type { ConversationId, CustomerId } from '#conversation';
import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { Inbox } from '../inbox.ts';
import { channelName } from './names.ts';
import type { CustomerActed, CustomerWrote, Push } from './push.ts';

/** Brings what customers did to the record. When it returns, it is there; the same push again changes nothing. */
export type Arrivals = (push: Push) => Promise<void>;

export interface ArrivalsParts {
  store: Pick<Store, 'conversations' | 'followers'>;
  jobs: Pick<Jobs, 'wake' | 'signals'>;
  inbox: Pick<Inbox, 'receive' | 'openVisitor'>;
  /** The account's app id. */
  account: string;
  /** Names conversations, so that their ids say nothing of the openid. */
  secret: Uint8Array;
  /** The customer has left, and waits for nobody any more. */
  leaveLine(conversation: ConversationId): Promise<void>;
  newId(): string;
  failed(doing: string, error: unknown): void;
}

const greeting =
  '您好，欢迎关注。这里是智能客服，请直接告诉我们您想了解或办理的事。需要人工客服时，请回复“转人工”。请不要在对话中发送密码和验证码。';

/** Taps and scans that let a few messages through. Opening a page, being somewhere and job reports do not. */
const opening: ReadonlySet<string> = new Set(['subscribe', 'scan', 'click', 'scancode_push', 'scancode_waitmsg']);

export function openArrivals(parts: ArrivalsParts): Arrivals {
  const { store, jobs, inbox, account, failed } = parts;
  const { followers, conversations } = store;

  /** The conversation with this customer, begun where there is none; what waited for the customer is due again. */
  const open = async (openid: string, by: 'message' | 'act', at: Date): Promise<ConversationId> => {
    const opened = await followers.opened(account, openid, { by, at });
    if (opened) {
      if (opened.resumed > 0) wakeDeliveries(opened.conversation);
      return opened.conversation;
    }
    // Named after the customer: of two first messages at once, both begin the same conversation.
    const conversation = nameOf(parts.secret, account, openid);
    await inbox.openVisitor({ channel: channelName, conversation, customer: parts.newId() as CustomerId });
    await followers.add({ conversation, account, openid });
    await followers.opened(account, openid, { by, at });
    return conversation;
  };

  const wakeDeliveries = (conversation: ConversationId) => {
    jobs.wake('deliveries', conversation).catch((error: unknown) => failed('waking deliveries', error));
  };

  const wrote = async ({ openid, at, name, text, unreadable, tapped }: CustomerWrote) => {
    const conversation = await open(openid, tapped ? 'act' : 'message', at);
    await inbox.receive({ conversation, clientId: name, text, content: unreadable ? { unreadable } : {} });
  };

  const acted = async (event: CustomerActed) => {
    const { openid, at, key, name } = event;
    if (event.event === 'unsubscribe') {
      const conversation = await followers.left(account, openid, at);
      if (conversation) await parts.leaveLine(conversation);
      return;
    }
    if (!opening.has(event.event)) return;
    const conversation = await open(openid, 'act', at);
    if (event.event === 'subscribe') {
      const notice = { text: greeting, content: { notice: 'greeting' as const, quickReplies: ['转人工'] } };
      await conversations.appendNotices(conversation, [notice], [`greeting:${name}`], at);
      wakeDeliveries(conversation);
      jobs.signals.publish({ about: 'conversation', id: conversation });
    }
    // A menu's key is what the customer says by tapping it: the bank writes it so.
    if (event.event === 'click' && /[\p{L}\p{N}]/u.test(key))
      await inbox.receive({ conversation, clientId: name, text: key, content: {} });
  };

  return (push) => (push.kind === 'message' ? wrote(push) : acted(push));
}

function nameOf(secret: Uint8Array, account: string, openid: string): ConversationId {
  const digest = createHmac('sha256', secret).update(`${account}\0${openid}`).digest('base64url');
  return `wx-${digest.slice(0, 32)}` as ConversationId;
}

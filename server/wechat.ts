import { setTimeout as pause } from 'node:timers/promises';
import type { Router } from 'express';
import type { Channel, Inbox } from '#channels';
import { leftFor, openWechatChannel, openWechatPushes, wechatChannel } from '#channels/wechat-official';
import type { SendsLeft } from '#conversation/wire';
import type { Handoffs } from '#handoff';
import { openSafe } from '#privacy';
import type { Conversation } from '#store';
import type { Foundation } from './foundation.ts';

/** What goes out to WeChat; null where no account is set. */
export function openWechat(foundation: Foundation): Channel | null {
  const { settings, store, jobs, log, clock, newId } = foundation;
  if (!settings.wechat) return null;
  return openWechatChannel(settings.wechat, {
    store,
    jobs,
    safe: openSafe(foundation.secret('wechat access token'), 'wechat access token'),
    fetch,
    pause,
    clock,
    newId,
    refused: (code, conversation) =>
      log.error({ code, conversation }, 'WeChat refused a message, with this error code'),
  });
}

/** What WeChat pushes; null where no account is set. */
export function openPushes(
  foundation: Foundation,
  parts: { inbox: Inbox; handoff: Pick<Handoffs, 'leaveLine'>; failed(doing: string, error: unknown): void },
): Router | null {
  const { settings, store, jobs, log, clock, newId } = foundation;
  if (!settings.wechat) return null;
  return openWechatPushes(settings.wechat, {
    store,
    jobs,
    inbox: parts.inbox,
    secret: foundation.secret('wechat conversations'),
    leaveLine: (conversation) => parts.handoff.leaveLine(conversation),
    refused: (reason) => log.warn({ reason }, 'a push to the WeChat address was refused'),
    failed: parts.failed,
    clock,
    newId,
  });
}

/** How many messages may still be sent to the customer; null where the channel does not count. */
export async function sendsLeft(
  { store, clock }: Pick<Foundation, 'store' | 'clock'>,
  { id, channel }: Pick<Conversation, 'id' | 'channel'>,
): Promise<SendsLeft | null> {
  if (channel !== wechatChannel) return null;
  const follower = await store.followers.find(id);
  if (!follower) return null;
  const { sends, until } = leftFor(follower.ledger, clock());
  return { sends, until: until?.toISOString() ?? null };
}

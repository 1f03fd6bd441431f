import type { MessageContent } from '#conversation';
import { RefusedPush } from './refused.ts';
import { readXml } from './xml.ts';

/** What the platform tells us that a customer did. */
export type Push = CustomerWrote | CustomerActed;

export interface CustomerWrote {
  kind: 'message';
  openid: string;
  /** When, to the second, by the platform's clock. */
  at: Date;
  /** The same however often it is pushed: the MsgId, a 64-bit number, as text. */
  name: string;
  text: string;
  /** Present where the message is something that nobody here can look at yet. */
  unreadable?: NonNullable<MessageContent['unreadable']>;
  /** A tap on a reply we offered: it lets less through than a message does. */
  tapped: boolean;
}

export interface CustomerActed {
  kind: 'event';
  openid: string;
  at: Date;
  /** In lower case: the platform's own case is irregular. */
  event: string;
  key: string;
  /** The same however often it is pushed: events have no id of their own. */
  name: string;
}

/** Reads a push that was let in. Refuses what has no sender, time or type; every type of message is read as something. */
export function readPush(xml: string): Push {
  const read = readXml(xml);
  const of = (name: string) => read.get(name) ?? '';
  const [openid, type] = [of('FromUserName').trim(), of('MsgType').trim()];
  const seconds = /^\d{1,12}$/.test(of('CreateTime')) ? Number(of('CreateTime')) : Number.NaN;
  if (!/^[\w-]{1,64}$/.test(openid) || Number.isNaN(seconds) || type === '')
    throw new RefusedPush('no well-formed message');
  const base = { openid, at: new Date(seconds * 1_000) };
  if (type === 'event') {
    const [event, key] = [of('Event').trim().toLowerCase(), of('EventKey')];
    return { kind: 'event', ...base, event, key, name: `${seconds}:${event}:${key}` };
  }
  const id = of('MsgId').trim();
  return {
    kind: 'message',
    ...base,
    name: /^\d{1,32}$/.test(id) ? id : `${seconds}:${type}`,
    ...contentOf(type, of),
    tapped: of('bizmsgmenuid') !== '',
  };
}

function contentOf(type: string, of: (name: string) => string): Pick<CustomerWrote, 'text' | 'unreadable'> {
  switch (type) {
    case 'text':
      return readable(of('Content'));
    case 'voice':
      // Accounts that have speech recognition switched on send its words along.
      return of('Recognition').trim() === '' ? unreadable('voice', '[语音]') : readable(of('Recognition'));
    case 'image':
      return unreadable('image', '[图片]');
    case 'video':
    case 'shortvideo':
      return unreadable('video', '[视频]');
    case 'location':
      return unreadable('location', `[位置] ${of('Label')}`);
    case 'link':
      return unreadable('link', `[链接] ${of('Title')} ${of('Url')}`);
    default:
      return unreadable('other', '[暂不支持的消息]');
  }
}

/** Longer than the platform lets anybody write (2,048 bytes); what is beyond was never typed. */
const longest = 4_000;

function readable(text: string): Pick<CustomerWrote, 'text' | 'unreadable'> {
  // A message of nothing visible is still a message: it is kept, and answered.
  if (!/[^\s\p{Cf}\p{Cc}]/u.test(text)) return unreadable('other', '[空白消息]');
  return { text: [...text].slice(0, longest).join('') };
}

function unreadable(kind: NonNullable<CustomerWrote['unreadable']>, text: string) {
  return { text: [...text].slice(0, 500).join('').trim(), unreadable: kind };
}

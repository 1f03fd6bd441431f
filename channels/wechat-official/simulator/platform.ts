import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { after, send } from './allowance.ts';
import { newPhone, type Phone, type PhoneMessage } from './phone.ts';
import {
  asWechat,
  type Patience,
  type Pushed,
  pushUntilAcknowledged,
  type SimulatedAccount,
  signPush,
} from './pushing.ts';
import { Tokens } from './tokens.ts';

/** What happened between the platform and the account's server, latest last. */
export type Traffic = { at: number; openid: string; what: string } & (
  | { way: 'push'; pushed: Pushed }
  | { way: 'send'; code: number }
);

type Elements = Readonly<Record<string, string | number>>;
type WithoutTime<Each> = Each extends unknown ? Omit<Each, 'at'> : never;

const Send = z.looseObject({
  touser: z.string(),
  msgtype: z.string(),
  text: z.object({ content: z.string() }).optional(),
  msgmenu: z
    .object({
      head_content: z.string(),
      list: z.array(z.object({ id: z.string(), content: z.string() })).max(10),
      tail_content: z.string(),
    })
    .optional(),
});

/** The most bytes of a text that were ever seen to pass. */
const MOST_BYTES = 2_047;
const MOST_TRAFFIC = 200;

/**
 * WeChat, as one Official Account meets it: customers' phones, pushes, access tokens and customer-service messages with
 * their limits and error codes. In memory, for tests, benches and trying out.
 *
 * Not part of it: the public platform's other interfaces, passive replies (nobody here answers with one), media.
 */
export class WechatPlatform {
  readonly account: SimulatedAccount;
  readonly tokens: Tokens;
  readonly traffic: Traffic[] = [];
  /** Error codes that the next sends are answered with, whatever they are. */
  readonly troubles: number[] = [];
  readonly #callback: () => string;
  readonly #clock: () => number;
  readonly #patience: Patience;
  readonly #phones = new Map<string, Phone>();
  readonly #watchers = new Set<(openid: string) => void>();
  #lastMsgId = 24_000_000_000_000_000n;

  constructor(parts: { account: SimulatedAccount; callback(): string; clock?: () => number; patience?: Patience }) {
    this.account = parts.account;
    this.#callback = parts.callback;
    this.#clock = parts.clock ?? Date.now;
    this.#patience = parts.patience ?? asWechat;
    this.tokens = new Tokens(this.#clock);
  }

  /** A customer's phone; it follows the account from the beginning. */
  phone(openid: string): Phone {
    const phone = this.#phones.get(openid) ?? newPhone(openid);
    this.#phones.set(openid, phone);
    return phone;
  }

  /** Tells of every change on any phone and of all traffic. Returns how to stop. */
  watch(watcher: (openid: string) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  newMsgId(): string {
    this.#lastMsgId += 1n;
    return String(this.#lastMsgId);
  }

  write(openid: string, text: string, msgId = this.newMsgId()): Promise<Pushed> {
    return this.#message(openid, { MsgType: 'text', Content: text, MsgId: msgId }, { kind: 'text', text });
  }

  sendPicture(openid: string): Promise<Pushed> {
    const elements = {
      MsgType: 'image',
      PicUrl: 'https://mmbiz.example/p.jpg',
      MediaId: 'media',
      MsgId: this.newMsgId(),
    };
    return this.#message(openid, elements, { kind: 'picture', text: '图片' });
  }

  sendVoice(openid: string): Promise<Pushed> {
    const elements = { MsgType: 'voice', Format: 'amr', MediaId: 'media', MsgId: this.newMsgId() };
    return this.#message(openid, elements, { kind: 'voice', text: '语音' });
  }

  /** Taps a reply that the account offered: comes back as a text, and lets through as much as a menu does. */
  tap(openid: string, { id, content }: { id: string; content: string }): Promise<Pushed> {
    this.#act(openid, 'act', { from: 'customer', kind: 'text', text: content });
    return this.#push(openid, { MsgType: 'text', Content: content, MsgId: this.newMsgId(), bizmsgmenuid: id });
  }

  clickMenu(openid: string, key: string): Promise<Pushed> {
    this.#act(openid, 'act', { from: 'wechat', kind: 'system', text: `点击了菜单“${key}”` });
    return this.#push(openid, { MsgType: 'event', Event: 'CLICK', EventKey: key });
  }

  follow(openid: string): Promise<Pushed> {
    this.phone(openid).following = true;
    this.#act(openid, 'act', { from: 'wechat', kind: 'system', text: '已关注公众号' });
    return this.#push(openid, { MsgType: 'event', Event: 'subscribe', EventKey: '' });
  }

  unfollow(openid: string): Promise<Pushed> {
    const phone = this.phone(openid);
    phone.following = false;
    this.#show(openid, { from: 'wechat', kind: 'system', text: '已取消关注' });
    return this.#push(openid, { MsgType: 'event', Event: 'unsubscribe', EventKey: '' });
  }

  /** Any push of this customer, as the platform signs it: for what the other ways do not say. */
  push(openid: string, elements: Elements): Promise<Pushed> {
    return this.#push(openid, elements);
  }

  /** POST /cgi-bin/stable_token */
  stableToken(body: unknown): object {
    const asked = body as { grant_type?: unknown; appid?: unknown; secret?: unknown } | null;
    if (asked?.grant_type !== 'client_credential') return error(40_002, 'invalid grant_type');
    if (asked.appid !== this.account.appId) return error(40_013, 'invalid appid');
    if (asked.secret !== this.account.secret) return error(40_125, 'invalid appsecret');
    return this.tokens.give();
  }

  /** POST /cgi-bin/message/custom/send; `raw` is the body as it came. */
  customSend(token: string, raw: string): object {
    const refusedToken = this.tokens.check(token);
    if (refusedToken !== 0) return error(refusedToken, 'invalid credential, access_token is invalid or not latest');
    const trouble = this.troubles.shift();
    if (trouble !== undefined) return error(trouble, 'as it was asked to answer');
    if (/\\u[0-9a-f]{4}/i.test(raw)) return error(40_033, 'invalid charset: escaped characters');
    const read = Send.safeParse(parsed(raw));
    if (!read.success) return error(47_001, 'data format error');
    const { touser, text, msgmenu } = read.data;
    const said = text?.content ?? msgmenu?.head_content ?? '';
    const code = this.#deliver(touser, said, msgmenu?.list);
    this.#note({ way: 'send', at: this.#clock(), openid: touser, what: said, code });
    return code === 0 ? { errcode: 0, errmsg: 'ok' } : error(code, meanings[code] ?? 'error');
  }

  #deliver(openid: string, text: string, replies?: readonly { id: string; content: string }[]): number {
    const phone = this.#phones.get(openid);
    if (!phone) return 40_003;
    if (!phone.following) return 43_004;
    if (Buffer.byteLength(text) > MOST_BYTES) return 45_002;
    const left = send(phone.allowance, this.#clock());
    if (typeof left === 'number') return left;
    phone.allowance = left;
    this.#show(openid, { from: 'account', text, ...(replies ? { kind: 'menu', replies } : { kind: 'text' }) });
    return 0;
  }

  #message(
    openid: string,
    elements: Elements,
    shown: { kind: 'text' | 'picture' | 'voice'; text: string },
  ): Promise<Pushed> {
    this.#act(openid, 'message', { from: 'customer', ...shown });
    return this.#push(openid, elements);
  }

  #act(openid: string, act: 'message' | 'act', shown: WithoutTime<PhoneMessage>): void {
    const phone = this.phone(openid);
    phone.allowance = after(act, phone.allowance, this.#clock());
    this.#show(openid, shown);
  }

  #show(openid: string, message: WithoutTime<PhoneMessage>): void {
    this.phone(openid).screen.push({ ...message, at: this.#clock() } as PhoneMessage);
    this.#tell(openid);
  }

  async #push(openid: string, elements: Elements): Promise<Pushed> {
    const at = this.#clock();
    const whole = { FromUserName: openid, CreateTime: Math.floor(at / 1_000), ...elements };
    const sign = () =>
      signPush(this.account, whole, {
        timestamp: String(Math.floor(this.#clock() / 1_000)),
        nonce: randomBytes(6).toString('hex'),
      });
    const pushed = await pushUntilAcknowledged(this.#callback(), sign, this.#patience);
    this.#note({ way: 'push', at, openid, what: nameOf(elements), pushed });
    if (!pushed.acknowledged && elements.MsgType !== 'event')
      this.#show(openid, { from: 'wechat', kind: 'system', text: '该公众号暂时无法提供服务，请稍后再试' });
    return pushed;
  }

  #note(traffic: Traffic): void {
    this.traffic.push(traffic);
    if (this.traffic.length > MOST_TRAFFIC) this.traffic.shift();
    this.#tell(traffic.openid);
  }

  #tell(openid: string): void {
    for (const watcher of this.#watchers) watcher(openid);
  }
}

const meanings: Readonly<Record<number, string>> = {
  40003: 'invalid openid',
  43004: 'require subscribe',
  45002: 'content size out of limit',
  45015: 'response out of time limit or subscription is canceled',
  45047: 'out of response count limit',
};

function error(errcode: number, errmsg: string): { errcode: number; errmsg: string } {
  return { errcode, errmsg: `${errmsg} rid: ${randomBytes(4).toString('hex')}` };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}

const kinds: Readonly<Record<string, string>> = { image: '图片', voice: '语音', video: '视频', location: '位置' };

function nameOf({ MsgType, Event, Content }: Elements): string {
  if (MsgType === 'event') return `事件 ${Event}`;
  if (MsgType === 'text') return `文字 ${Content}`;
  return kinds[`${MsgType}`] ?? `${MsgType}`;
}

import type { ConversationId, UndeliveredReason } from '#conversation';
import type { DueMessage, Settled, Store } from '#store';
import type { Carrier } from '../outside-channel.ts';
import { channelName } from './names.ts';
import { outgoing, type Parcel, packFirst, toBeContinued } from './parcel.ts';
import type { Platform, Sent } from './platform.ts';
import { arrived, closed, gone, type Ledger, notTaken, spent, spentElsewhere, whyNot } from './quota.ts';

/** The notices worth a send: that somebody is in the line, that somebody has come, and the first word to a follower. */
const carried: ReadonlySet<string> = new Set(['queued', 'nobody-on-duty', 'agent-joined', 'greeting']);

/** Codes that say that this account cannot send replies to tap: 无效的账号类型, 菜单列表过长. */
const notTappable: ReadonlySet<number> = new Set([40_200, 45_098]);

const HELD_OFF_MS = 30_000;

/** Brings what is due to the platform, as far as the customer's ledger lets it. */
export function openCarrier(parts: {
  store: Pick<Store, 'followers'>;
  platform: Pick<Platform, 'send'>;
  clock(): Date;
  newId(): string;
  /** Told of what the platform said no to, by its code. */
  refused(code: number, conversation: ConversationId): void;
}): Carrier {
  const { followers } = parts.store;
  let tappable = true;
  /** Until then nothing is sent: the account is in trouble, and asking again for each message makes it no better. */
  let heldOffUntil = 0;

  /** Takes the send out of the ledger before anything is on its way; says why where it is not to be had. */
  const spendOne = async (conversation: ConversationId, { speaker, part }: Parcel, id: string) => {
    let why: UndeliveredReason | null = null;
    let isLastForNow = false;
    const follower = await followers.change(conversation, (ledger) => {
      const now = parts.clock();
      isLastForNow = false;
      why = whyNot(ledger, speaker, now);
      if (why !== null) return null;
      const after = spent(ledger, id, now);
      isLastForNow = part !== null && part.place < part.of - 1 && whyNot(after, speaker, now) !== null;
      return after;
    });
    if (!follower) why = 'unreachable';
    return { openid: follower?.openid ?? '', why: why as UndeliveredReason | null, isLastForNow };
  };

  const note = (conversation: ConversationId, change: (ledger: Ledger) => Ledger) =>
    followers.change(conversation, change);

  const sendParcel = async (openid: string, parcel: Parcel): Promise<Sent> => {
    const sent = await parts.platform.send(openid, outgoing(parcel, tappable));
    const menuRefused = 'code' in sent && notTappable.has(sent.code) && tappable && parcel.quickReplies.length > 0;
    if (!menuRefused) return sent;
    tappable = false;
    return parts.platform.send(openid, outgoing(parcel, tappable));
  };

  return {
    name: channelName,

    async carry(conversation, due) {
      const uncarried = noticesNotCarried(due);
      if (uncarried.length > 0) return { became: 'failed', seqs: uncarried, why: 'not-carried' };
      if (parts.clock().getTime() < heldOffUntil) throw new Error('The WeChat account is in trouble: see the log.');

      const parcel = packFirst(due);
      const id = parts.newId();
      const { openid, why, isLastForNow } = await spendOne(conversation, parcel, id);
      if (why !== null) return notSent(due, parcel, why);

      const text = isLastForNow ? parcel.text + toBeContinued : parcel.text;
      const sent = await sendParcel(openid, { ...parcel, text });
      if ('code' in sent) parts.refused(sent.code, conversation);
      switch (sent.became) {
        case 'sent':
          await note(conversation, (ledger) => arrived(ledger, id, parts.clock()));
          return settledBy(parcel);
        case 'put-off':
          await note(conversation, (ledger) => notTaken(ledger, id));
          throw new Error(`A message to WeChat is put off: ${sent.why}`);
        case 'held-off':
          heldOffUntil = parts.clock().getTime() + HELD_OFF_MS;
          await note(conversation, (ledger) => notTaken(ledger, id));
          throw new Error(`The WeChat account cannot send (${sent.code}).`);
        case 'quota-spent':
          await note(conversation, (ledger) => spentElsewhere(notTaken(ledger, id), parts.clock()));
          break;
        case 'window-closed':
          await note(conversation, (ledger) => closed(notTaken(ledger, id)));
          break;
        case 'unreachable':
          await note(conversation, (ledger) => gone(notTaken(ledger, id)));
          break;
        case 'refused':
          await note(conversation, (ledger) => notTaken(ledger, id));
      }
      return notSent(due, parcel, sent.became);
    },
  };
}

/** The notices at the beginning that are not worth a send. */
function noticesNotCarried(due: readonly DueMessage[]): readonly number[] {
  const isCarried = ({ author, content }: DueMessage) => author.by !== 'notice' || carried.has(content.notice ?? '');
  const end = due.findIndex(isCarried);
  return (end === -1 ? due : due.slice(0, end)).map(({ seq }) => seq);
}

function settledBy({ seqs, part }: Parcel): Settled {
  const [seq = 0] = seqs;
  if (part && part.place < part.of - 1) return { became: 'part-sent', seq, parts: part.place + 1 };
  return { became: 'sent', seqs };
}

/**
 * What people and the bot said waits until the customer writes again, where that helps; a place in the line would be
 * no longer true by then.
 */
function notSent(due: readonly DueMessage[], { seqs }: Parcel, why: UndeliveredReason): Settled {
  const waits = why === 'quota-spent' || why === 'kept-for-agent' || why === 'window-closed';
  if (!waits) return { became: 'failed', seqs, why };
  const notices = due.filter(({ seq, author }) => seqs.includes(seq) && author.by === 'notice').map(({ seq }) => seq);
  return notices.length > 0 ? { became: 'failed', seqs: notices, why } : { became: 'deferred', seqs, why };
}

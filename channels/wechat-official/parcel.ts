import type { DueMessage } from '#store';
import { whoSpeaks } from '../who-speaks.ts';
import { bytesOf, cutByBytes } from './cut.ts';
import type { Outgoing } from './platform.ts';
import type { Speaker } from './quota.ts';

/** One send: several short messages together, or one part of a long one. */
export interface Parcel {
  speaker: Speaker;
  seqs: readonly number[];
  text: string;
  /** Offered with the last message, once all of it is there. */
  quickReplies: readonly string[];
  /** Of a long message: the place of this part, and how many there are. */
  part: { place: number; of: number } | null;
}

/**
 * UTF-8. No official page names the limit of a text; 2,047 is the most that was ever seen to pass, and what is over it
 * is refused as a whole (45002).
 */
const mostBytes = 2_047;
/** Of a head above replies, as WeChat's sister service documents it. */
const mostBytesAboveReplies = 1_024;
/** Said under a part when the rest has to wait for the customer. */
export const toBeContinued = '\n（内容较长，回复任意文字可继续接收）';
const apart = '\n\n';

/** The beginning of what is due, as far as one send takes it: each send counts, so it takes as much as it can. */
export function packFirst(due: readonly [DueMessage, ...DueMessage[]]): Parcel {
  const [first] = due;
  const speaker = speakerOf(first);
  const room = mostBytes - bytesOf(printed(whoSpeaks(first))) - bytesOf(toBeContinued);
  const whole = printed(first.text);
  if (first.partsSent > 0 || bytesOf(whole) > room) {
    const parts = cutByBytes(whole, room);
    const place = Math.min(first.partsSent, parts.length - 1);
    const last = place === parts.length - 1;
    return {
      speaker,
      seqs: [first.seq],
      text: printed(whoSpeaks(first)) + (parts[place] ?? '').trim(),
      quickReplies: last ? repliesOf(first) : [],
      part: { place, of: parts.length },
    };
  }
  let text = printed(whoSpeaks(first)) + whole;
  const packed: DueMessage[] = [first];
  for (const next of due.slice(1)) {
    const before = packed.at(-1) ?? first;
    // What somebody may tap stands at the end; a notice closes the send of the bot it follows.
    if (speakerOf(next) !== speaker || repliesOf(before).length > 0) break;
    const label = whoSpeaks(next) === whoSpeaks(before) ? '' : printed(whoSpeaks(next));
    const further = apart + label + printed(next.text);
    if (next.partsSent > 0 || bytesOf(text) + bytesOf(further) > mostBytes - bytesOf(toBeContinued)) break;
    text += further;
    packed.push(next);
  }
  return {
    speaker,
    seqs: packed.map(({ seq }) => seq),
    text,
    quickReplies: repliesOf(packed.at(-1) ?? first),
    part: null,
  };
}

/** As the platform takes it: with replies to tap where it can be, with the same words to type where it cannot. */
export function outgoing({ text, quickReplies }: Pick<Parcel, 'text' | 'quickReplies'>, tappable: boolean): Outgoing {
  if (quickReplies.length === 0) return { msgtype: 'text', text: { content: text } };
  if (tappable && bytesOf(text) <= mostBytesAboveReplies) {
    const list = quickReplies.map((content, place) => ({ id: `${place + 1}`, content: printed(content) }));
    return { msgtype: 'msgmenu', msgmenu: { head_content: text, list, tail_content: '' } };
  }
  const words = `\n可以回复：${quickReplies.map((reply) => `“${printed(reply)}”`).join('、')}`;
  const fits = bytesOf(text) + bytesOf(words) <= mostBytes;
  return { msgtype: 'text', text: { content: fits ? text + words : text } };
}

function speakerOf({ author }: DueMessage): Speaker {
  return author.by === 'agent' ? 'agent' : 'house';
}

function repliesOf({ content }: DueMessage): readonly string[] {
  return content.quickReplies ?? [];
}

/** WeChat makes links of `<a href>`: what anybody wrote stays what it is, text. */
function printed(text: string): string {
  return text.toWellFormed().replace(/<(?=\s*\/?\s*a\b)/gi, '＜');
}

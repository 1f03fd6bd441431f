import type { ActivityDetails, PlaceInLine } from '#conversation/wire';

/** What Direct Line 3.0 sends, as far as the page reads it (Bot Framework activity schema). The rest is passed over. */
export interface Activity {
  id?: string;
  type: string;
  /** Of an event. */
  name?: string;
  value?: unknown;
  timestamp?: string;
  text?: string;
  from?: { role?: string };
  suggestedActions?: { actions?: readonly { title?: string; value?: unknown }[] };
  channelData?: { clientActivityID?: string; xianting?: Partial<ActivityDetails> };
}

/** Activities in the conversation's order; `watermark` says "everything up to here was delivered". */
export interface ActivitySet {
  activities: readonly Activity[];
  watermark: string | null;
}

/** Reads loosely: whatever is no activity is left out, so that one odd frame never stops the conversation. */
export function readActivitySet(body: unknown): ActivitySet {
  const { activities, watermark } = (body ?? {}) as { activities?: unknown; watermark?: unknown };
  return {
    activities: Array.isArray(activities) ? activities.filter(isActivity) : [],
    watermark: typeof watermark === 'string' || typeof watermark === 'number' ? String(watermark) : null,
  };
}

function isActivity(found: unknown): found is Activity {
  return typeof found === 'object' && found !== null && 'type' in found && typeof found.type === 'string';
}

/** Without the server's own word, whatever was not said by the customer counts as a machine's. */
export function authorOf({ from, channelData }: Activity): ActivityDetails['author'] {
  return channelData?.xianting?.author ?? (from?.role === 'user' ? 'customer' : 'bot');
}

/** Where the customer stands in the waiting line; null where the activity says nothing of the kind. */
export function placeOf({ type, name, value }: Activity): PlaceInLine | null {
  if (type !== 'event' || name !== 'place-in-line') return null;
  const { position, minutes } = (value ?? {}) as Partial<PlaceInLine>;
  if (typeof position !== 'number') return null;
  const known = typeof minutes?.from === 'number' && typeof minutes.to === 'number';
  return { position, minutes: known ? minutes : null };
}

/** Taps that stand under a message: their value is what is sent, as with every Direct Line client. */
export function quickRepliesOf({ suggestedActions }: Activity): string[] {
  return (suggestedActions?.actions ?? []).flatMap(({ title, value }) => {
    const text = typeof value === 'string' ? value : title;
    return text ? [text] : [];
  });
}

import { z } from 'zod';
import { type Language, Refusal } from '#conversation';
import { CustomerEvents } from '#conversation/wire';
import { ActivityTypes } from './botbuilder.ts';

/** An activity as a customer's page posts it: as much as we use, checked. Whatever else stands in it is its own. */
export type Posted =
  | {
      does: 'says';
      text: string;
      /** The client's own name for the message; null where it gave none. */
      clientId: string | null;
      channelData: Readonly<Record<string, unknown>> | null;
    }
  | { does: 'identifies'; assertion: string }
  | { does: 'rates'; activityId: string; helped: boolean }
  | { does: 'leaves-line' }
  | { does: 'types' }
  /** What the protocol may invent: receivers pass over what they do not know. */
  | { does: 'nothing' };

const Envelope = z.looseObject({
  type: z.string().min(1).max(64),
  text: z.string().nullish(),
  name: z.string().nullish(),
  attachments: z.array(z.unknown()).nullish(),
  channelData: z.record(z.string(), z.unknown()).nullish(),
});

/** What clients put into `channelData` are names and times: this many characters of JSON. */
const mostChannelData = 8_000;
const longestClientId = 128;
const deepest = 16;

/** Refuses 'invalid-input', 'unsupported-media' and 'too-large', saying why in the reader's language. */
export function readPosted(body: unknown, language: Language): Posted {
  const checked = <Schema extends z.ZodType>(schema: Schema, value: unknown, at: string): z.infer<Schema> => {
    const read = schema.safeParse(value, { error: languages[language].localeError });
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new Refusal('invalid-input', { where: [at, ...(issue?.path ?? [])].join('.'), why: issue?.message ?? '' });
  };
  const { type, text, name, attachments, channelData, value } = checked(Envelope, body, 'activity');
  if (type === ActivityTypes.Message) {
    if (attachments && attachments.length > 0) throw new Refusal('unsupported-media');
    if (channelData) checkChannelData(channelData);
    const clientId = channelData?.clientActivityID;
    return {
      does: 'says',
      text: text ?? '',
      clientId:
        typeof clientId === 'string' && clientId !== '' ? checked(ClientId, clientId, 'clientActivityID') : null,
      channelData: channelData ?? null,
    };
  }
  if (type === ActivityTypes.Typing) return { does: 'types' };
  if (type !== ActivityTypes.Event) return { does: 'nothing' };
  switch (name) {
    case 'identify':
      return { does: 'identifies', ...checked(CustomerEvents.identify, value, 'value') };
    case 'feedback':
      return { does: 'rates', ...checked(CustomerEvents.feedback, value, 'value') };
    case 'leave-line':
      checked(CustomerEvents['leave-line'], value ?? {}, 'value');
      return { does: 'leaves-line' };
    default:
      return { does: 'nothing' };
  }
}

const ClientId = z.string().max(longestClientId);
const languages = { zh: z.locales.zhCN(), en: z.locales.en() } as const;

/** It is kept and sent back as it is: so it must be something that PostgreSQL's JSON can keep. */
function checkChannelData(channelData: object): void {
  if (!isStorable(channelData, deepest))
    throw new Refusal('invalid-input', { where: 'channelData', why: 'U+0000, U+D800–DFFF, > 16 × { }' });
  if (JSON.stringify(channelData).length > mostChannelData)
    throw new Refusal('too-large', { limit: `channelData: ${mostChannelData}` });
}

/** PostgreSQL's jsonb refuses U+0000 and halves of surrogate pairs. */
function isStorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  return (
    depth > 0 && Object.entries(value).every(([name, inner]) => isStorable(name, 0) && isStorable(inner, depth - 1))
  );
}

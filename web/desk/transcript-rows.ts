import type { HandoffView, MessageView } from '#conversation/wire';
import type { Outgoing } from './outgoing.ts';

/** What stands in a transcript, from above to below. */
export type Row =
  | { kind: 'beginning' }
  /** The bot's phase, folded or not: how many messages it has. */
  | { kind: 'fold'; messages: number; folded: boolean }
  | { kind: 'message'; message: MessageView }
  | { kind: 'outgoing'; outgoing: Outgoing };

/** A bot phase longer than this is folded; what is evidence in it stays visible. */
const foldedFrom = 12;

/** Whether what was said before the handing over is long enough to be folded away. */
export function isFoldable({ throughSeq }: Pick<HandoffView, 'throughSeq'>): boolean {
  return throughSeq > foldedFrom;
}

export function rowsOf({
  handoff,
  messages,
  outgoing,
  evidence,
  folded,
}: {
  handoff: Pick<HandoffView, 'throughSeq'>;
  messages: readonly MessageView[];
  outgoing: readonly Outgoing[];
  /** Messages that the findings are about. */
  evidence: ReadonlySet<number>;
  folded: boolean;
}): Row[] {
  const foldable = isFoldable(handoff);
  const hidden = (seq: number) => foldable && folded && seq <= handoff.throughSeq && !evidence.has(seq);
  const rows: Row[] = [];
  if (foldable) rows.push({ kind: 'fold', messages: handoff.throughSeq, folded });
  else if (messages[0]?.seq === 1) rows.push({ kind: 'beginning' });
  for (const message of messages) if (!hidden(message.seq)) rows.push({ kind: 'message', message });
  for (const each of outgoing) rows.push({ kind: 'outgoing', outgoing: each });
  return rows;
}

export function keyOfRow(row: Row): string {
  if (row.kind === 'message') return `message ${row.message.seq}`;
  return row.kind === 'outgoing' ? `outgoing ${row.outgoing.clientId}` : row.kind;
}

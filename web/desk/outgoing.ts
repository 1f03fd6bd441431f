import type { MessageView } from '#conversation/wire';

/** An agent's message on its way. The same `clientId` sent again is the same message. */
export interface Outgoing {
  clientId: string;
  text: string;
  state: 'sending' | 'failed';
  why: string;
  /** Where the conversation stood when it was written. */
  afterSeq: number;
  /** Its place in the record, once the server has said it. */
  seq: number | null;
}

/**
 * What still has to be shown beside the transcript: what is not in it yet. Before the server has said a message's
 * place, its text after the place where it was written tells; each message of the transcript stands for one only.
 */
export function notYetThere(outgoing: readonly Outgoing[], messages: readonly MessageView[]): Outgoing[] {
  const places = new Set(outgoing.map(({ seq }) => seq));
  const taken = new Set<number>();
  return outgoing.filter(({ seq, text, afterSeq }) => {
    if (seq !== null) return !messages.some((message) => message.seq === seq);
    const itself = messages.find(
      (message) =>
        message.author === 'agent' &&
        message.seq > afterSeq &&
        message.text === text &&
        !taken.has(message.seq) &&
        !places.has(message.seq),
    );
    if (itself !== undefined) taken.add(itself.seq);
    return itself === undefined;
  });
}

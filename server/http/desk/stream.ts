import type { Response } from 'express';
import type { ConversationId, StaffId } from '#conversation';
import type { AgentView, ConversationHead, DeskChange, DeskSnapshot, TypingSign } from '#conversation/wire';
import { maySee } from '#handoff';
import type { Handoff, StaffMember } from '#store';
import { difference, type Shown, shown, type Written } from './difference.ts';

/** The desk at one moment: what every stream is shown its part of. */
export interface DeskView {
  line: readonly (Written & { handoff: Handoff })[];
  staff: ReadonlyMap<StaffId, StaffMember>;
  /** Everybody who takes chats: for supervisors. */
  agents: readonly AgentView[];
}

export interface Head {
  id: ConversationId;
  lastSeq: number;
  shownSeq: number;
  undelivered: number;
}

/** A reader this far behind is cut off: it opens the stream anew and gets a snapshot. */
const MOST_UNREAD_BYTES = 2 ** 20;

/**
 * One reader of the desk's feed (https://html.spec.whatwg.org/multipage/server-sent-events.html): knows what the
 * reader has, and writes what is missing.
 */
export class DeskStream {
  readonly token: string;
  member: StaffMember;
  readonly #response: Response;
  #revision = 0;
  #shown: Shown | null = null;
  #presence = '';
  #agents = '';
  readonly #heads = new Map<ConversationId, string>();
  #held: ReadonlySet<ConversationId> = new Set();

  constructor(member: StaffMember, token: string, response: Response) {
    this.member = member;
    this.token = token;
    this.#response = response;
    response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      // nginx would keep events back until its buffer is full.
      'X-Accel-Buffering': 'no',
    });
    response.flushHeaders();
    response.write('retry: 2000\n\n');
  }

  /** The conversations this reader holds. */
  get held(): ReadonlySet<ConversationId> {
    return this.#held;
  }

  /** Shows the reader's part of the desk: all of it the first time, then what differs; nothing where nothing does. */
  show({ line, staff, agents: everybody }: DeskView): void {
    this.member = staff.get(this.member.id) ?? this.member;
    const visible = line.filter(({ handoff }) => maySee(this.member, handoff));
    const held = visible.flatMap(({ handoff }) => (handoff.heldBy === this.member.id ? [handoff.conversation] : []));
    this.#held = new Set(held);
    for (const id of this.#heads.keys()) if (!this.#held.has(id)) this.#heads.delete(id);
    const { presence, roles } = this.member;
    const agents = roles.includes('supervisor') ? [...everybody] : null;
    const agentsWritten = JSON.stringify(agents);
    const others = agentsWritten !== this.#agents;
    if (this.#shown === null) {
      const handoffs = visible.map(({ view }) => view);
      this.#write('snapshot', { revision: this.#revision, handoffs, presence, agents } satisfies DeskSnapshot);
    } else {
      const { changed, gone } = difference(this.#shown, visible);
      if (changed.length + gone.length === 0 && presence === this.#presence && !others) return;
      this.#revision += 1;
      const change = { revision: this.#revision, changed, gone, presence, agents: others ? agents : null };
      this.#write('change', change satisfies DeskChange);
    }
    this.#shown = shown(visible);
    this.#presence = presence;
    this.#agents = agentsWritten;
  }

  /** Says where a held conversation stands, if that is news. */
  stands({ id, lastSeq, shownSeq, undelivered }: Head): void {
    if (!this.#held.has(id)) return;
    const place = `${lastSeq} ${shownSeq} ${undelivered}`;
    if (this.#heads.get(id) === place) return;
    this.#heads.set(id, place);
    this.#write('conversation', { id, lastSeq } satisfies ConversationHead);
  }

  /** Says that the customer of a held conversation is writing. */
  typing(id: ConversationId): void {
    if (this.#held.has(id)) this.#write('typing', { id } satisfies TypingSign);
  }

  keepAlive(): void {
    this.#send(':\n\n');
  }

  signOut(): void {
    this.#write('signed-out', {});
    this.#response.end();
  }

  /** Sends the reader elsewhere: at once, where a broken line is tried again after two seconds. */
  end(): void {
    this.#response.end('retry: 200\n\n');
  }

  #write(event: string, content: object): void {
    this.#send(`event: ${event}\ndata: ${JSON.stringify(content)}\n\n`);
  }

  #send(text: string): void {
    if (this.#response.writableLength > MOST_UNREAD_BYTES) this.#response.destroy();
    else this.#response.write(text);
  }
}

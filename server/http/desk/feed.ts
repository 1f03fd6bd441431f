import type { Response } from 'express';
import type { ConversationId, StaffId } from '#conversation';
import type { Signal } from '#jobs';
import type { StaffMember } from '#store';
import type { Parts } from '../parts.ts';
import { agentView, handoffView } from '../views.ts';
import { Soon } from './soon.ts';
import { DeskStream, type DeskView } from './stream.ts';

/** How often the feed looks by itself, in milliseconds: signals only make it quicker, and may be lost. */
export interface FeedPace {
  /** At the line, the people and the heads of held conversations. */
  look: number;
  /** At the sessions, so that one that has ended closes its streams within five seconds. */
  sessions: number;
  /** Notes that connected staff are there. */
  seen: number;
  keepAlive: number;
  /** However many signals come, looks are at least this far apart. */
  apart: number;
}

const usualPace: FeedPace = { look: 3_000, sessions: 4_000, seen: 10_000, keepAlive: 15_000, apart: 100 };

type FeedParts = Pick<Parts, 'store' | 'jobs' | 'handoff' | 'accounts' | 'clock' | 'log'>;

/**
 * The desk's live feed: one look at the record serves every stream of this process.
 *
 * Not part of it: what anybody may see (`handoff` says so), and what was said (readers fetch it after their own place).
 */
export class DeskFeed {
  readonly #parts: FeedParts;
  readonly #streams = new Set<DeskStream>();
  readonly #look: Soon;
  readonly #heads: Soon;
  readonly #sessions: Soon;
  readonly #stop: (() => void)[];
  /** Held conversations that were signalled since the last look at heads; null: all of them. */
  #signalled: Set<ConversationId> | null = new Set();
  #closed = false;

  constructor(parts: FeedParts, pace: FeedPace = usualPace) {
    this.#parts = parts;
    const failed = (err: unknown) => parts.log.warn({ err }, 'the desk feed could not look; it looks again in seconds');
    this.#look = new Soon(() => this.#lookAtLine(), pace.apart, failed);
    this.#heads = new Soon(() => this.#lookAtHeads(), pace.apart, failed);
    this.#sessions = new Soon(() => this.#lookAtSessions(), pace.apart, failed);
    const seen = new Soon(() => this.#noteSeen(), pace.apart, failed);
    const timers = [
      setInterval(() => {
        this.#look.ask();
        this.#signalled = null;
        this.#heads.ask();
      }, pace.look),
      setInterval(() => this.#sessions.ask(), pace.sessions),
      setInterval(() => seen.ask(), pace.seen),
      setInterval(() => {
        for (const stream of this.#streams) stream.keepAlive();
      }, pace.keepAlive),
    ];
    this.#stop = [
      ...timers.map((timer) => () => clearInterval(timer)),
      parts.jobs.signals.subscribe((signal) => this.#hear(signal)),
    ];
  }

  /** Streams to a reader until it goes, its session ends, or the feed closes. */
  async open(member: StaffMember, token: string, response: Response): Promise<void> {
    // A HEAD request has no body to stream into.
    if (response.req.method === 'HEAD') return void response.end();
    const view = await this.#view();
    await this.#parts.store.staff.seen([member.id], this.#parts.clock());
    // Closing, or the reader has gone. Broken off, it tries again, where an empty answer would be taken for the end.
    if (this.#closed || response.destroyed) return void response.destroy();
    const stream = new DeskStream(member, token, response);
    response.on('close', () => this.#streams.delete(stream));
    this.#streams.add(stream);
    stream.show(view);
    this.#signalled = null;
    this.#heads.ask();
    // What changed between the look and here is not lost: the next look shows it.
    this.#look.ask();
  }

  close(): void {
    this.#closed = true;
    for (const stop of this.#stop) stop();
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  #hear(signal: Signal): void {
    if (this.#streams.size === 0) return;
    if (signal.about === 'desk') this.#look.ask();
    if (signal.about === 'staff') {
      this.#look.ask();
      this.#sessions.ask();
    }
    if (signal.about === 'typing' && signal.by === 'customer')
      for (const stream of this.#streams) stream.typing(signal.id);
    if (signal.about === 'conversation' && [...this.#streams].some((stream) => stream.held.has(signal.id))) {
      this.#signalled?.add(signal.id);
      this.#heads.ask();
    }
  }

  async #view(): Promise<DeskView> {
    const [line, all] = await Promise.all([this.#parts.handoff.line(), this.#parts.store.staff.all()]);
    const names = new Map(all.map(({ id, name }): [StaffId, string] => [id, name]));
    return {
      line: line.map((handoff) => {
        const view = handoffView(handoff, names);
        return { handoff, view, json: JSON.stringify(view) };
      }),
      staff: new Map(all.map((member) => [member.id, member])),
      agents: all
        .filter(({ active, roles }) => active && roles.includes('agent'))
        .map((member) => agentView(member, this.#parts.clock())),
    };
  }

  async #lookAtLine(): Promise<void> {
    if (this.#streams.size === 0) return;
    const view = await this.#view();
    for (const stream of this.#streams) stream.show(view);
  }

  async #lookAtHeads(): Promise<void> {
    const held = new Set([...this.#streams].flatMap((stream) => [...stream.held]));
    const signalled = this.#signalled;
    this.#signalled = new Set();
    const asked = [...held].filter((id) => signalled === null || signalled.has(id));
    if (asked.length === 0) return;
    for (const head of await this.#parts.store.conversations.heads(asked)) {
      for (const stream of this.#streams) stream.stands(head);
    }
  }

  async #lookAtSessions(): Promise<void> {
    for (const stream of [...this.#streams]) {
      if (await this.#parts.accounts.session(stream.token)) continue;
      this.#streams.delete(stream);
      stream.signOut();
    }
  }

  async #noteSeen(): Promise<void> {
    const connected = new Set([...this.#streams].map(({ member }) => member.id));
    if (connected.size > 0) await this.#parts.store.staff.seen([...connected], this.#parts.clock());
  }
}

import type { HandoffView, StaffView } from '#conversation/wire';
import { Declined } from '../declined.ts';
import { type DeskCalls, sentenceOf } from './calls.ts';
import { afterChange, afterSnapshot, emptyFeed, type Feed, heldBy, withAnswer } from './feed.ts';
import type { Kept } from './kept.ts';
import { LiveStream } from './live-stream.ts';
import { OneAtATime } from './one-at-a-time.ts';
import type { Outgoing } from './outgoing.ts';
import { Sending } from './sending.ts';
import { hasOlder, isComplete, type Known, nothingKnown, readFrom, withHead, withPage } from './transcript.ts';
import { TypingSigns } from './typing-signs.ts';
import type { Words } from './words/words.ts';

/** A long chat is opened at its end, and read upward so many messages at a time. */
const atOnce = 100;
/** Milliseconds. */
const tellWritingEvery = 3_000;

export interface DeskState {
  me: StaffView;
  feed: Feed;
  /** `opening` until the first snapshot, `broken` while nothing comes through. */
  live: 'opening' | 'open' | 'broken';
  /** The handoff in the middle, as last seen: it stays there when it has ended. */
  open: HandoffView | null;
  known: Readonly<Record<string, Known>>;
  /** Why a conversation could not be read, in words. */
  unread: Readonly<Record<string, string>>;
  outgoing: Readonly<Record<string, readonly Outgoing[]>>;
  drafts: Readonly<Record<string, string>>;
  readThrough: Readonly<Record<string, number>>;
  /** Conversations whose customer is writing. */
  typing: Readonly<Record<string, true>>;
}

interface Surroundings {
  calls: DeskCalls;
  kept: Kept;
  words(): Words;
  newId(): string;
  /** Whether somebody looks at the page. */
  isWatched(): boolean;
  signedOut(): void;
}

/**
 * What the desk shows and does. The feed says what there is; what was said is fetched after this page's own place, so
 * that a lost signal loses nothing and a repeated one doubles nothing.
 */
export class DeskStore {
  #state: DeskState;
  readonly #surroundings: Surroundings;
  readonly #readers = new Set<() => void>();
  readonly #stream: LiveStream;
  readonly #reading = new OneAtATime();
  readonly #upward = new OneAtATime();
  readonly #toldWriting = new Map<string, number>();
  readonly #typing = new TypingSigns((typing) => this.#change({ typing }));
  /** Answers that a panel may show again while it asks anew. */
  readonly answers = new Map<string, unknown>();
  readonly #sending: Sending;

  constructor(me: StaffView, surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#state = {
      me,
      feed: emptyFeed,
      live: 'opening',
      open: null,
      known: {},
      unread: {},
      outgoing: {},
      drafts: {},
      readThrough: {},
      typing: {},
    };
    this.#sending = new Sending({
      post: (conversation, message) => surroundings.calls.say(conversation, message),
      kept: surroundings.kept,
      newId: () => surroundings.newId(),
      words: () => surroundings.words(),
      wordsFor: (failure) => this.#wordsFor(failure),
      arrived: (conversation, seq) => {
        this.#know(conversation, withHead(this.#knownOf(conversation), seq));
        void this.read(conversation);
      },
      changed: (outgoing) => this.#change({ outgoing }),
    });
    this.#stream = new LiveStream({
      snapshot: (snapshot) => {
        this.#takeFeed(afterSnapshot(snapshot));
        // What was said while nothing came through.
        for (const { conversationId } of this.#watched()) void this.read(conversationId);
      },
      change: (change) => {
        const feed = afterChange(this.#state.feed, change);
        if (feed !== null) this.#takeFeed(feed);
        return feed !== null;
      },
      typing: ({ id }) => this.#typing.seen(id),
      head: ({ id, lastSeq }) => {
        this.#know(id, withHead(this.#knownOf(id), lastSeq));
        void this.read(id);
      },
      signedOut: () => surroundings.signedOut(),
      alive: (alive) => this.#change({ live: alive ? 'open' : 'broken' }),
      stillSignedIn: async () => (await surroundings.calls.session()) !== null,
    });
  }

  get state(): DeskState {
    return this.#state;
  }

  subscribe = (reader: () => void): (() => void) => {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  };

  start(): void {
    this.#stream.open();
  }

  stop(): void {
    this.#stream.close();
    this.#typing.stop();
  }

  show(handoff: HandoffView | null): void {
    this.#change({ open: handoff });
    if (handoff === null) return;
    void this.read(handoff.conversationId);
    this.markRead();
  }

  /** The agent has the open conversation before their eyes. */
  markRead(): void {
    const { open } = this.#state;
    if (open === null) return;
    const id = open.conversationId;
    const seq = this.#knownOf(id).messages.at(-1)?.seq ?? 0;
    if (seq <= this.readThrough(open)) return;
    this.#surroundings.kept.keepReadThrough(id, seq);
    this.#change({ readThrough: { ...this.#state.readThrough, [id]: seq } });
  }

  /** What was said before the handing over is history, not news. */
  readThrough({ conversationId: id, throughSeq }: HandoffView): number {
    return Math.max(throughSeq, this.#state.readThrough[id] ?? this.#surroundings.kept.readThrough(id));
  }

  draft(conversation: string): string {
    return this.#state.drafts[conversation] ?? this.#surroundings.kept.draft(conversation);
  }

  setDraft(conversation: string, text: string): void {
    this.#surroundings.kept.keepDraft(conversation, text);
    this.#change({ drafts: { ...this.#state.drafts, [conversation]: text } });
  }

  /** The agent is writing: the customer's page is told every few seconds, and no harm is done where it is not. */
  writes(conversation: string): void {
    const now = Date.now();
    if (now - (this.#toldWriting.get(conversation) ?? 0) < tellWritingEvery) return;
    this.#toldWriting.set(conversation, now);
    this.#surroundings.calls.types(conversation).catch(() => undefined);
  }

  async setPresence(presence: StaffView['presence']): Promise<void> {
    await this.#acting(this.#surroundings.calls.setPresence(presence));
    this.#change({ feed: { ...this.#state.feed, presence } });
  }

  async accept(id: string): Promise<void> {
    this.#takeAnswer(await this.#acting(this.#surroundings.calls.accept(id)));
    this.show(this.#state.feed.handoffs.get(id) ?? null);
  }

  async end(id: string, how: { note: string; returnToBot: boolean }): Promise<void> {
    this.#takeAnswer(await this.#acting(this.#surroundings.calls.end(id, how)));
  }

  async transfer(id: string, to: { skill: HandoffView['skill']; note: string }): Promise<void> {
    this.#takeAnswer(await this.#acting(this.#surroundings.calls.transfer(id, to)));
  }

  original(conversation: string, seq: number): Promise<string> {
    return this.#acting(this.#surroundings.calls.original(conversation, seq));
  }

  say(conversation: string, text: string): void {
    this.#sending.say(conversation, text, this.#knownOf(conversation));
  }

  sendAgain(conversation: string): void {
    this.#sending.sendAgain(conversation);
  }

  /** A failed message goes back into the draft. */
  takeBack(conversation: string, { clientId, text }: Outgoing): void {
    this.#sending.takeBack(conversation, clientId);
    const draft = this.draft(conversation);
    this.setDraft(conversation, draft === '' ? text : `${text}\n${draft}`);
  }

  /** Fetches what this page has not seen. */
  read(conversation: string): Promise<void> {
    return this.#reading.run(conversation, async () => {
      const why = await this.#readPages(conversation).then(
        () => '',
        (failure) => this.#wordsFor(failure),
      );
      if (why !== (this.#state.unread[conversation] ?? '')) {
        this.#change({ unread: { ...this.#state.unread, [conversation]: why } });
      }
      if (this.#state.open?.conversationId === conversation && this.#surroundings.isWatched()) this.markRead();
    });
  }

  /** Reads what was said before what this page has. */
  older(conversation: string): Promise<void> {
    return this.#upward.run(conversation, async () => {
      const known = this.#knownOf(conversation);
      const first = known.messages[0]?.seq;
      if (first === undefined || !hasOlder(known)) return;
      try {
        const page = await this.#surroundings.calls.messages(conversation, { before: first, limit: atOnce });
        this.#know(conversation, withPage(this.#knownOf(conversation), page));
      } catch (failure) {
        this.#change({ unread: { ...this.#state.unread, [conversation]: this.#wordsFor(failure) } });
      }
    });
  }

  /** Reads upward until this message is here, or reading fails. */
  async reach(conversation: string, seq: number): Promise<void> {
    for (;;) {
      const first = this.#knownOf(conversation).messages[0]?.seq ?? 1;
      if (first <= seq) return;
      await this.older(conversation);
      if ((this.#knownOf(conversation).messages[0]?.seq ?? 1) === first) return;
    }
  }

  async #readPages(conversation: string): Promise<void> {
    const { calls } = this.#surroundings;
    if (this.#knownOf(conversation).messages.length === 0) {
      const latest = await calls.messages(conversation, { before: 2_147_483_647, limit: atOnce });
      this.#know(conversation, withPage(this.#knownOf(conversation), latest));
      if (isComplete(this.#knownOf(conversation))) return;
    }
    let place = readFrom(this.#knownOf(conversation));
    for (;;) {
      const page = await calls.messages(conversation, { after: place });
      this.#know(conversation, withPage(this.#knownOf(conversation), page));
      if (page.messages.some(({ author }) => author === 'customer')) this.#typing.over(conversation);
      const last = page.messages.at(-1)?.seq ?? page.lastSeq;
      if (last >= page.lastSeq || last <= place) return;
      place = last;
    }
  }

  /** My chats, and the conversation in the middle whoever holds it. */
  #watched(): HandoffView[] {
    const { feed, me, open } = this.#state;
    const mine = heldBy(feed, me.id);
    return open === null || mine.some(({ id }) => id === open.id) ? mine : [...mine, open];
  }

  #takeAnswer(handoff: HandoffView): void {
    this.#takeFeed(withAnswer(this.#state.feed, handoff));
    if (this.#state.open?.id === handoff.id) this.#change({ open: handoff });
  }

  #takeFeed(feed: Feed): void {
    const { open } = this.#state;
    const ended = open && { ...open, state: 'ended' as const };
    this.#change({ feed, open: open && (feed.handoffs.get(open.id) ?? ended) });
    for (const { conversationId, lastSeq } of this.#watched()) {
      const known = withHead(this.#knownOf(conversationId), lastSeq);
      this.#know(conversationId, known);
      if (!isComplete(known) && !this.#reading.isRunning(conversationId)) void this.read(conversationId);
      this.#sending.restore(conversationId);
    }
  }

  async #acting<Answer>(call: Promise<Answer>): Promise<Answer> {
    try {
      return await call;
    } catch (failure) {
      this.#wordsFor(failure);
      throw failure;
    }
  }

  /** Also notices when the session is the reason. */
  #wordsFor(failure: unknown): string {
    if (failure instanceof Declined && failure.code === 'not-signed-in') {
      this.stop();
      this.#surroundings.signedOut();
    }
    return sentenceOf(this.#surroundings.words(), failure);
  }

  #knownOf(conversation: string): Known {
    return this.#state.known[conversation] ?? nothingKnown;
  }

  #know(conversation: string, known: Known): void {
    if (known !== this.#state.known[conversation]) {
      this.#change({ known: { ...this.#state.known, [conversation]: known } });
    }
  }

  #change(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const reader of this.#readers) reader();
  }
}

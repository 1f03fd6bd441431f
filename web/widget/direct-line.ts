import { Declined } from '../declined.ts';
import type { ActivitySet } from './activity.ts';
import { askForPass, type Door } from './admission.ts';
import { backoff } from './backoff.ts';
import type { DirectLineCalls, Pass } from './calls.ts';
import { readClaims } from './claims.ts';
import type { ChatMemory, Remembered } from './memory.ts';
import { Outbox, type Outgoing } from './outbox.ts';
import { Pauses } from './pauses.ts';
import { remedyFor, toldOf } from './remedy.ts';
import { type Listening, listenTo } from './stream.ts';
import { emptyTimeline, type Happening, step, type Timeline } from './timeline.ts';

export interface ChatView {
  timeline: Timeline;
  /** `idle`: nothing has been said yet. `stopped`: the server said no, `trouble` says why; `tryAgain` goes on. */
  connection: 'idle' | 'opening' | 'open' | 'broken' | 'stopped';
  /** True while what the customer wrote cannot be delivered. */
  heldUp: boolean;
  trouble: string;
}

export interface Surroundings extends Door {
  calls: DirectLineCalls;
  openSocket(streamUrl: string): WebSocket;
  memory: ChatMemory;
  /** Milliseconds since 1970. */
  clock(): number;
  random(): number;
  newId(): string;
  /** BCP 47. */
  language: string;
}

/** Readers forget a typing signal after a few seconds. */
const typingEvery = 3_000;
/** An accepted message whose echo takes longer means a socket that is open in name only. */
const echoPatience = 10_000;
const pollEvery = 2_000;
/** Polls before the socket is given another chance. */
const pollsPerSpell = 30;
/** Sockets in a row that never opened, before polling takes over. */
const deafSocketsAllowed = 2;
/** A pass is renewed when it has less left than this. */
const renewAhead = 15 * 60_000;

/**
 * The customer's end of a Direct Line 3.0 conversation. Delivers in the order in which the customer wrote, reads after
 * its own watermark, and comes back by itself: over a WebSocket, or by polling where none can be opened. A page that
 * was only looked at makes no conversation.
 */
export class DirectLine {
  #view: ChatView = { timeline: emptyTimeline, connection: 'idle', heldUp: false, trouble: '' };
  readonly #surroundings: Surroundings;
  readonly #readers = new Set<(view: ChatView) => void>();
  readonly #pauses = new Pauses();
  readonly #outbox: Outbox;
  #lastOrder = 0;
  #pass: Pass | null = null;
  /** Who sits here, as far as the bank has said, and so whose all of this is; null for a visitor. */
  #customer: string | null = null;
  /** There is somebody to connect for. */
  #wanted = false;
  #typedAt = 0;
  /** The server has opened the conversation of this pass. */
  #started = false;
  #historyRead = false;
  /** When: milliseconds since 1970. */
  #restarts: readonly number[] = [];
  #connecting = false;
  #listening: Listening | null = null;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#outbox = new Outbox({
      open: () => this.#started && this.#pass !== null && !this.#stopped,
      post: async (activity) => {
        if (this.#pass !== null) await this.#stillHere(surroundings.calls.post(this.#pass, activity));
      },
      rest: (failures, failure) => this.#rest(failures, failure),
      heldUp: (heldUp) => this.#change({ heldUp }),
      lost: (failure) => this.#mend(failure),
    });
  }

  get view(): ChatView {
    return this.#view;
  }

  /** Calls back with every new view, until the function that is returned is called. */
  subscribe(reader: (view: ChatView) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Goes on with the conversation that this browser remembers, if there is one. */
  begin(): void {
    const { memory } = this.#surroundings;
    const remembered = memory.remembered();
    this.#customer = memory.sitter();
    if (remembered !== null) this.#adopt(remembered);
    for (const { clientId, text } of memory.waiting()) this.#put(clientId, text);
    if (remembered !== null || !this.#outbox.isEmpty) void this.#connect();
  }

  /**
   * Says who the customer is. A visitor's conversation becomes theirs, with what was said in it; one of somebody else
   * is left, and nothing of it stays here. A conversation that has not begun begins as theirs. Null: nobody is signed
   * in at the bank.
   */
  identify(assertion: string | null): void {
    const customer = assertion === null ? null : (readClaims(assertion)?.customer ?? null);
    if (this.#customer !== null && this.#customer !== customer) this.forget();
    if (assertion === null) return;
    // From here on what is kept here is theirs, also what has not been sent yet.
    this.#customer = customer;
    this.#surroundings.memory.keepSitter(customer);
    this.#remember();
    if (this.#pass === null) return;
    const refused = (why: string, code: string) => {
      if (code === 'conversation-of-another') this.forget();
      this.#surroundings.notTaken(why);
    };
    this.#tell('identify', { assertion }, { refused });
  }

  /** The customer has left: nothing of the conversation stays in this browser. The bank keeps it. */
  forget(): void {
    this.#surroundings.memory.forgetAll();
    this.#outbox.clear();
    this.#leave();
    this.#customer = null;
    this.#wanted = false;
    this.#happen({ type: 'forgotten' });
    this.#change({ connection: 'idle', heldUp: false, trouble: '' });
    this.#listening?.hangUp();
    this.#pauses.end();
  }

  /** The customer is writing: worth saying where a person is there to see it. Lost without harm. */
  typing(): void {
    const { calls, clock } = this.#surroundings;
    const { timeline, connection } = this.#view;
    const lately = clock() - this.#typedAt < typingEvery;
    if (this.#pass === null || timeline.service.by !== 'agent' || connection !== 'open' || lately) return;
    this.#typedAt = clock();
    calls.post(this.#pass, { type: 'typing', ...this.#signed(this.#surroundings.newId()) }).catch(() => {});
  }

  say(text: string): void {
    const clientId = this.#surroundings.newId();
    if (this.#view.timeline.service.by === 'nobody') this.#restart('ended');
    this.#lastOrder = Math.max(this.#lastOrder + 1, this.#surroundings.clock());
    this.#surroundings.memory.keepWaiting({ clientId, text }, this.#lastOrder);
    this.#put(clientId, text);
    this.#goOn();
  }

  /** Takes back a message that was refused; its text is the caller's again. */
  takeBack(clientId: string): void {
    this.#happen({ type: 'taken-back', clientId });
  }

  mark(activityId: string, helped: boolean): void {
    this.#happen({ type: 'marked', activityId, helped });
    this.#remember();
    this.#tell('feedback', { activityId, helped });
  }

  leaveLine(): void {
    this.#tell('leave-line', {});
  }

  typingStopped(): void {
    this.#happen({ type: 'typing-stopped' });
  }

  /** What the socket was told may be lost, or the network is back: reads on from the watermark, at once. */
  tryAgain(): void {
    if (this.#view.connection === 'idle') return;
    if (this.#stopped) this.#change({ connection: 'opening', trouble: '' });
    this.#restarts = [];
    this.#listening?.hangUp();
    this.#pauses.end();
    this.#goOn();
  }

  #goOn(): void {
    void this.#connect();
    void this.#outbox.deliver();
  }

  get #stopped(): boolean {
    return this.#view.connection === 'stopped';
  }

  #put(clientId: string, text: string): void {
    const { memory } = this.#surroundings;
    this.#happen({ type: 'written', clientId, text });
    const outgoing: Outgoing = {
      activity: { type: 'message', text, textFormat: 'plain', ...this.#signed(clientId) },
      accepted: () => {
        memory.dropWaiting(clientId);
        this.#happen({ type: 'accepted', clientId });
        setTimeout(() => this.#expectEcho(clientId), echoPatience);
      },
      refused: (why) => {
        memory.dropWaiting(clientId);
        this.#happen({ type: 'refused', clientId, why });
      },
    };
    this.#outbox.put(outgoing);
  }

  #tell(name: string, value: Readonly<Record<string, unknown>>, then: Partial<Outgoing> = {}): void {
    const activity = { type: 'event', name, value, ...this.#signed(this.#surroundings.newId()) };
    const refused = (trouble: string) => this.#change({ trouble });
    this.#outbox.put({ activity, accepted: () => {}, refused, ...then });
    this.#goOn();
  }

  /** The server knows who speaks by the pass; `clientActivityID` makes a second sending the same message. */
  #signed(clientActivityID: string) {
    const { language } = this.#surroundings;
    return { from: { id: 'customer', role: 'user' }, locale: language, channelData: { clientActivityID } };
  }

  #expectEcho(clientId: string): void {
    const missing = this.#view.timeline.unconfirmed.some((one) => one.clientId === clientId);
    if (missing) this.#listening?.hangUp();
  }

  /** Connects, and connects again, until the server says that there is no use. One at a time. */
  async #connect(): Promise<void> {
    this.#wanted = true;
    if (this.#connecting || this.#stopped) return;
    this.#connecting = true;
    this.#change({ connection: 'opening' });
    let failures = 0;
    let deafSockets = 0;
    while (this.#wanted && !this.#stopped) {
      let failure: unknown = null;
      try {
        const streamUrl = await this.#enter();
        failures = 0;
        this.#change({ connection: 'open', trouble: '' });
        void this.#outbox.deliver();
        if (deafSockets === deafSocketsAllowed) {
          await this.#poll();
          deafSockets -= 1;
          continue;
        }
        const wasOpen = await this.#listen(streamUrl);
        deafSockets = wasOpen ? 0 : deafSockets + 1;
        if (wasOpen) this.#change({ connection: 'broken' });
      } catch (cause) {
        failure = cause;
        failures += 1;
        this.#change({ connection: 'broken' });
        this.#mend(failure);
      }
      if (this.#wanted && !this.#stopped) await this.#rest(failures, failure);
    }
    this.#connecting = false;
    if (!this.#wanted) this.#change({ connection: 'idle' });
  }

  /** Opens the conversation, or comes back to it. Answers where its stream is. */
  async #enter(): Promise<string> {
    const { calls } = this.#surroundings;
    const known = this.#pass ?? (await this.#stillHere(askForPass(this.#surroundings)));
    this.#pass = known;
    if (this.#started && !this.#historyRead) {
      this.#receive(await this.#stillHere(calls.read(known, '')));
      this.#historyRead = true;
    }
    const opening = this.#started ? calls.resume(known, this.#view.timeline.watermark) : calls.start(known);
    const { pass, streamUrl } = await this.#stillHere(opening);
    this.#started = true;
    this.#historyRead = true;
    this.#keep(pass);
    return streamUrl;
  }

  /** What was asked on behalf of a conversation that has been left since says nothing about the next one. */
  async #stillHere<Answer>(asked: Promise<Answer>): Promise<Answer> {
    const { conversation } = this.#view.timeline;
    const [outcome] = await Promise.allSettled([asked]);
    if (this.#view.timeline.conversation !== conversation) throw new Error('the conversation has been left meanwhile');
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  }

  async #listen(streamUrl: string): Promise<boolean> {
    const socket = this.#surroundings.openSocket(streamUrl);
    const received = (set: ActivitySet) => this.#receive(set);
    this.#listening = listenTo(socket, received, () => void this.#renew());
    const wasOpen = await this.#listening.over;
    this.#listening = null;
    return wasOpen;
  }

  async #poll(): Promise<void> {
    for (let polls = 0; polls < pollsPerSpell && this.#pass !== null; polls += 1) {
      const { watermark } = this.#view.timeline;
      this.#receive(await this.#stillHere(this.#surroundings.calls.read(this.#pass, watermark)));
      await this.#renew();
      await this.#pauses.of(pollEvery);
    }
  }

  #rest(failures: number, failure: unknown): Promise<void> {
    const asked = failure instanceof Declined ? (failure.retryAfterSeconds ?? 0) * 1_000 : 0;
    return this.#pauses.of(Math.max(asked, backoff(failures, this.#surroundings.random())));
  }

  #mend(failure: unknown): void {
    const remedy = remedyFor(failure);
    if (remedy === 'again') return;
    // A server that refuses what it has just given would be asked for ever.
    const now = this.#surroundings.clock();
    const lately = this.#restarts.filter((at) => now - at < 60_000);
    if (remedy !== 'never' && lately.length < 2) {
      this.#restarts = [...lately, now];
      this.#restart(remedy === 'over' ? 'ended' : 'expired');
      return;
    }
    // Whoever runs the page reads the server's own words here; the customer only what is for customers.
    console.warn(failure instanceof Declined ? failure.sentence : failure);
    this.#change({ connection: 'stopped', trouble: toldOf(failure) });
    this.#listening?.hangUp();
  }

  #restart(because: 'expired' | 'ended'): void {
    const { memory } = this.#surroundings;
    const left = this.#pass?.conversationId;
    const other = memory.remembered();
    memory.forget();
    this.#leave();
    this.#outbox.keepMessages();
    this.#happen({ type: 'restarted', because });
    // Another tab of this browser may have gone on already: then that conversation is ours, too.
    if (other !== null && other.pass.conversationId !== left) this.#adopt(other);
    this.#listening?.hangUp();
  }

  #leave(): void {
    this.#pass = null;
    this.#started = false;
    this.#historyRead = false;
  }

  #adopt({ pass, helped, customer }: Remembered): void {
    this.#started = true;
    this.#customer = customer ?? this.#customer;
    for (const [activityId, did] of Object.entries(helped)) this.#happen({ type: 'marked', activityId, helped: did });
    this.#keep(pass);
  }

  async #renew(): Promise<void> {
    const { calls, clock } = this.#surroundings;
    const pass = this.#pass;
    if (pass === null || pass.validUntil - clock() > renewAhead) return;
    // A pass that cannot be renewed is found out by the next call that needs it.
    const renewed = await calls.renew(pass).catch(() => null);
    if (renewed !== null && this.#pass === pass) this.#keep(renewed);
  }

  #keep(pass: Pass): void {
    this.#pass = pass;
    this.#remember();
  }

  #receive(set: ActivitySet): void {
    this.#happen({ type: 'received', set });
    for (const { channelData } of set.activities) {
      if (channelData?.clientActivityID !== undefined) {
        this.#surroundings.memory.dropWaiting(channelData.clientActivityID);
      }
    }
    this.#remember();
  }

  #remember(): void {
    const { watermark, helped } = this.#view.timeline;
    const [pass, customer] = [this.#pass, this.#customer];
    if (pass !== null) this.#surroundings.memory.remember({ pass, watermark, helped, customer });
  }

  #happen(happening: Happening): void {
    this.#change({ timeline: step(this.#view.timeline, happening) });
  }

  #change(change: Partial<ChatView>): void {
    this.#view = { ...this.#view, ...change };
    for (const reader of this.#readers) reader(this.#view);
  }
}

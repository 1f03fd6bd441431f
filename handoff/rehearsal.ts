import type {
  Control,
  ConversationId,
  CustomerId,
  EditionId,
  HandoffId,
  HandoffReason,
  Presence,
  Role,
  Skill,
  StaffId,
} from '#conversation';
import type { Jobs } from '#jobs';
import type { FinishedTurn, Handoff, StaffMember, Store } from '#store';
import { type Handoffs, openHandoff } from './index.ts';

/**
 * A desk to rehearse on: a real record and real queues, a clock that moves when told to, and whoever a scene needs.
 * What the bot does here is what its turns commit; it says nothing of its own.
 */
export class Rehearsal {
  readonly desk: Handoffs;
  readonly store: Store;
  readonly jobs: Jobs;
  /** Every audit record, in order: who did what to which handoff. */
  readonly audited: string[] = [];
  /** Every event that was composed for a queue. */
  readonly initiated: { handoff: Handoff; texts: readonly string[] }[] = [];
  #now = new Date('2026-11-22T12:00:00Z');
  #ids = 0;

  private constructor(store: Store, jobs: Jobs) {
    this.store = store;
    this.jobs = jobs;
    this.desk = this.openAnotherDesk();
  }

  /** On a record that is empty of everything that is rehearsed; whatever stood in the queues finds nothing to do. */
  static async on({ store, jobs }: { store: Store; jobs: Jobs }): Promise<Rehearsal> {
    await store.queuePool.query(
      'truncate xianting.customers, xianting.conversations, xianting.messages, xianting.turns, xianting.handoffs, xianting.staff cascade',
    );
    const rehearsal = new Rehearsal(store, jobs);
    // Long enough after the desk was opened for everybody to have been seen.
    rehearsal.pass({ minutes: 20 });
    return rehearsal;
  }

  /** As another process has it, at this moment. */
  openAnotherDesk(): Handoffs {
    return openHandoff({
      store: this.store,
      jobs: this.jobs,
      composeInitiation: ({ handoff, messages }) => {
        this.initiated.push({ handoff, texts: messages.map(({ text }) => text) });
        return { name: 'handoff.initiate' };
      },
      audit: async ({ actor, act, details }) => {
        this.audited.push(`${actor} ${act} ${details.handoff}`);
      },
      clock: () => this.now,
      newId: () => this.newId('id'),
    });
  }

  get now(): Date {
    return new Date(this.#now);
  }

  pass({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }): void {
    this.#now = new Date(this.#now.getTime() + (minutes * 60 + seconds) * 1_000);
  }

  /** Unique, and in the order of asking. */
  newId(of: string): string {
    this.#ids += 1;
    return `${of}-${String(this.#ids).padStart(5, '0')}`;
  }

  async agent(
    name: string,
    {
      skills = ['general'],
      capacity = 5,
      roles = ['agent'],
      presence = 'online',
    }: { skills?: Skill[]; capacity?: number; roles?: Role[]; presence?: Presence } = {},
  ): Promise<StaffMember> {
    const id = name as StaffId;
    await this.store.staff.add({ id, account: name, name, roles, skills, capacity, passwordHash: '-', at: this.now });
    if (presence !== 'offline') await this.store.staff.setPresence(id, presence, this.now);
    return this.member(id);
  }

  async member(id: StaffId): Promise<StaffMember> {
    return present(await this.store.staff.find(id));
  }

  /** The pages of these people are connected at this moment. */
  async connected(...agents: StaffMember[]): Promise<void> {
    await this.store.staff.seen(
      agents.map(({ id }) => id),
      this.now,
    );
  }

  /** A conversation with a visitor, or with a customer of the bank. */
  async customer(bankId?: string): Promise<ConversationId> {
    const conversation = this.newId('conversation') as ConversationId;
    let customer = this.newId('customer') as CustomerId;
    if (bankId === undefined) await this.store.customers.addVisitor(customer, this.now);
    else
      customer = await this.store.customers.recognise(bankId, {
        tier: 'standard',
        birthYear: null,
        newId: customer,
        at: this.now,
      });
    await this.store.conversations.open({ id: conversation, channel: 'web', customer, at: this.now });
    return conversation;
  }

  async writes(conversation: ConversationId, text: string): Promise<void> {
    await this.store.conversations.append({
      conversation,
      clientId: this.newId('customer-message'),
      text,
      content: {},
      sealed: null,
      sealedFor: null,
      at: this.now,
    });
  }

  /** What the bot would commit for what waits for it now: `texts`, and, where asked, a hand-over. */
  async composes(
    conversation: ConversationId,
    texts: readonly string[],
    handOver: Partial<Request> | null = null,
  ): Promise<FinishedTurn> {
    const pending = present(await this.store.turns.begin(conversation, 40));
    return {
      pending,
      say: texts.map((text) => ({ text, content: {} })),
      heard: [],
      why: {},
      edition: 1 as EditionId,
      misunderstoodInARow: 0,
      handOver: handOver && {
        id: this.newId('handoff') as HandoffId,
        skill: 'general',
        reason: { because: 'asked-for-person' },
        advanceMinutes: 0,
        findings: [],
        summary: '客户要求人工服务。',
        ...handOver,
      },
      at: this.now,
    };
  }

  /** The customer asks for a person, and the bot hands over. */
  async requests(conversation: ConversationId, request: Partial<Request> = {}): Promise<HandoffId> {
    await this.writes(conversation, '转人工');
    const turn = await this.composes(conversation, [], request);
    if ((await this.store.turns.commit(turn)) !== 'committed') throw new Error('The turn was overtaken.');
    return present(turn.handOver).id;
  }

  /** What the queue of the handoff's skill brings to the desk. */
  async arrives(id: HandoffId, desk: Handoffs = this.desk): Promise<void> {
    const { conversation, skill } = await this.handoff(id);
    await desk.receive({ handoff: id, conversation, skill, event: {} });
  }

  /** A new customer, handed over and in the line. */
  async waits(
    request: Partial<Request> & { bankId?: string } = {},
  ): Promise<{ id: HandoffId; conversation: ConversationId }> {
    const { bankId, ...rest } = request;
    const conversation = await this.customer(bankId);
    const id = await this.requests(conversation, rest);
    await this.arrives(id);
    return { id, conversation };
  }

  async handoff(id: HandoffId): Promise<Handoff> {
    return present(await this.store.handoffs.find(id));
  }

  async control(conversation: ConversationId): Promise<Control['by']> {
    return present(await this.store.conversations.find(conversation)).control.by;
  }

  /** What the customer has seen when everything due was delivered, oldest first. */
  async sees(conversation: ConversationId): Promise<string[]> {
    await this.store.deliveries.show(conversation);
    return (await this.store.conversations.shownAfter(conversation, 0, 1_000)).map(({ text }) => text);
  }

  /** The notices on record, by their kinds. */
  async notices(conversation: ConversationId): Promise<(string | undefined)[]> {
    const record = await this.store.conversations.transcript(conversation, 0, 1_000);
    return record.filter(({ author }) => author.by === 'notice').map(({ content }) => content.notice);
  }
}

interface Request {
  skill: Skill;
  reason: HandoffReason;
  advanceMinutes: number;
  summary: string;
}

export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Nothing is there.');
  return value;
}

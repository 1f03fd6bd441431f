/** A small bank to test the server on: real rooms on a store in memory, staff in every role, one process. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { openPolicy } from '#bot';
import { openDeliveries, openInbox, openWebChannel } from '#channels';
import { openDirectLine } from '#channels/bot-framework';
import type { ConversationId, CustomerId, EditionId, EntryId, HandoffId, Role, Skill, StaffId } from '#conversation';
import { openHandoff } from '#handoff';
import { openAssertions, openStaffAccounts } from '#identity';
import { openAppeals } from '#inspection';
import { type Knowledge, openEmbeddedIndex, openKnowledge, openLearning } from '#knowledge';
import { type AuditRecord, chainAudit, mask, openVault, type Vault, verifyAudit } from '#privacy';
import { openStore, type StaffMember, type Store } from '#store';
import type { HttpSettings } from './application.ts';
import { inProcessJobs } from './in-process-jobs.ts';
import type { Parts } from './parts.ts';
import { type Served, serve } from './serve.ts';

export interface SmallBank {
  store: Store;
  parts: Parts;
  vault: Vault;
  /** What was logged, as it would be written. */
  logged: string[];
  /** Where the next signals go: false loses them. */
  signals: { delivered: boolean };
  hire(name: string, roles: readonly Role[], skills?: readonly Skill[]): Promise<StaffMember>;
  /** A session without the work of checking a password. */
  signedIn(member: StaffMember): Promise<Session>;
  /** A customer who said this and was handed over to `general`, waiting. */
  waiting(text?: string): Promise<{ conversation: ConversationId; handoff: HandoffId; customer: CustomerId }>;
  heldBy(agent: StaffMember, text?: string): ReturnType<SmallBank['waiting']>;
  serve(settings?: Partial<HttpSettings & { port: number }>, parts?: Partial<Parts>): Promise<Served>;
  close(): Promise<void>;
}

/** A cookie and its page token. */
export interface Session {
  token: string;
  csrf: string;
}

export async function openSmallBank(): Promise<SmallBank> {
  const store = await openStore({ kind: 'embedded', folder: ':memory:' });
  const signals = { delivered: true };
  const jobs = inProcessJobs(signals);
  const clock = () => new Date();
  const newId = randomUUID;
  const masterKey = randomBytes(32);
  const vault = openVault({ masterKey, keys: store.dataKeys });
  const logged: string[] = [];
  const written = (_key: string, value: unknown) => (value instanceof Error ? String(value) : value);
  const note = (...values: unknown[]) => {
    logged.push(JSON.stringify(values, written));
  };
  const audit = (record: Omit<AuditRecord, 'at'>) => {
    const at = clock();
    const dated = { ...record, at: at.toISOString() };
    return store.audit.append({ ...record, at }, (previous) => chainAudit(masterKey, previous, dated));
  };

  const handoff = openHandoff({ store, jobs, composeInitiation: () => ({}), audit, clock, newId });
  const { deliver } = openDeliveries({ store, jobs, channels: [openWebChannel({ store, jobs })] });
  jobs.work({
    deliveries: deliver,
    matching: async () => {},
    handoffs: { general: handoff.receive, complaints: handoff.receive, urgent: handoff.receive },
    failed: note,
  });
  const accounts = openStaffAccounts({
    store,
    audit,
    changed: (id) => jobs.signals.publish({ about: 'staff', id }),
    clock,
    newId,
  });
  const inbox = openInbox({
    store,
    jobs,
    mask: (text) => mask(text).text,
    seal: vault.seal,
    clock,
    newId,
    quietTime: () => 0,
    failed: note,
  });
  const directLine = openDirectLine({
    store,
    jobs,
    inbox,
    proveCustomer: openAssertions({ keys: null, audience: 'xianting', clock }).prove,
    leaveLine: handoff.leaveLine,
    placesInLine: handoff.places,
    tokenSecret: randomBytes(32),
    origins: 'same-host',
    clock,
    newId,
    failed: note,
  });
  const knowledge = await openLiveKnowledge(store, clock);
  const policy = openPolicy({ policies: store.policies, audit, clock });
  await policy.refresh();
  jobs.signals.subscribe(({ about }) => {
    if (about === 'policy') void policy.refresh();
  });

  const parts: Parts = {
    store,
    jobs,
    appeals: openAppeals({ store, mask, audit, clock }),
    handoff,
    knowledge,
    policy,
    directLine,
    azure: null,
    wechat: null,
    sendsLeft: async () => null,
    accounts,
    house: { bank: { zh: '小小银行', en: 'Small Bank' }, announcement: null },
    vault,
    mask,
    audit,
    verifyAudit: (records, after) => verifyAudit(masterKey, records, { after }),
    clock,
    newId,
    log: { error: note, warn: note, info: note },
    registry: new Registry(),
  };

  const waiting = async (text = '我要人工') => {
    const conversation = randomUUID() as ConversationId;
    const customer = randomUUID() as CustomerId;
    await inbox.openVisitor({ channel: 'web', conversation, customer });
    await inbox.receive({ conversation, clientId: randomUUID(), text, content: {} });
    const pending = await store.turns.begin(conversation, 10);
    if (!pending) throw new Error('The turn that was to hand over is not there.');
    const id = randomUUID() as HandoffId;
    const request = { skill: 'general', reason: { because: 'asked-for-person' }, advanceMinutes: 0 } as const;
    await store.turns.commit({
      pending,
      say: [{ text: '正在为您转接人工客服。', content: {} }],
      heard: [],
      why: {},
      edition: null,
      misunderstoodInARow: 0,
      handOver: { ...request, id, findings: [], summary: '客户要求人工。' },
      at: clock(),
    });
    await handoff.raise(id);
    return { conversation, handoff: id, customer };
  };

  const open: Served[] = [];
  return {
    store,
    parts,
    vault,
    logged,
    signals,
    waiting,
    async heldBy(agent, text) {
      const made = await waiting(text);
      await handoff.accept(made.handoff, agent);
      return made;
    },
    async hire(name, roles, skills = []) {
      const member = { id: randomUUID() as StaffId, account: name, name, roles, skills, capacity: 50 };
      // No password has this hash: who is hired here signs in by `signedIn`.
      await store.staff.add({ ...member, passwordHash: 'none', at: clock() });
      return { ...member, active: true, presence: 'offline' };
    },
    async signedIn({ id }) {
      const [token, csrf] = [randomBytes(32).toString('base64url'), randomUUID()];
      const tokenHash = createHash('sha256').update(token).digest('hex');
      await store.staff.openSession({ tokenHash, staff: id, csrf, expiresAt: new Date(Date.now() + 3_600_000) });
      return { token, csrf };
    },
    async serve(settings = {}, others = {}) {
      const registry = new Registry();
      const served = await serve({
        settings: { port: 0, host: '127.0.0.1', origins: [], trustProxy: false, rateLimits: false, ...settings },
        parts: { ...parts, registry, ...others },
      });
      open.push(served);
      return served;
    },
    async close() {
      await Promise.all(open.map((served) => served.close()));
      await store.close();
    },
  };
}

async function openLiveKnowledge(store: Store, clock: () => Date): Promise<Knowledge> {
  const entry = {
    id: 'card-lost' as EntryId,
    question: '银行卡丢了怎样挂失？',
    similar: ['卡不见了', '我要挂失银行卡'],
    answer: '请在手机银行的“卡片管理”里选择“挂失”，立即生效，不收费用。',
    category: '卡片',
    source: '《借记卡章程》',
    effectiveFrom: '2026-01-01',
    effectiveTo: null,
  };
  const lapsed = { ...entry, id: 'lapsed' as EntryId, question: '旧的挂失办法是什么？', effectiveTo: '2026-01-31' };
  await store.editions.publish({ entries: [entry, lapsed], publishedBy: 'small bank', at: clock(), sample: true });
  const editions = {
    ...store.editions,
    contents: async (id: EditionId) => ({ id, entries: [entry, lapsed] }),
  };
  const knowledge = openKnowledge({ editions, index: openEmbeddedIndex(), learn: openLearning() });
  await knowledge.refresh();
  return knowledge;
}

import { hkdfSync, randomUUID } from 'node:crypto';
import type pino from 'pino';
import { type LivePolicy, openPolicy } from '#bot';
import { type Jobs, openJobs } from '#jobs';
import { type Knowledge, openIndex, openKnowledge, openLearning } from '#knowledge';
import {
  type AuditRecord,
  auditKey,
  chainAudit,
  keyCheck,
  openVault,
  readMasterKey,
  requireMatchingKey,
  type Vault,
} from '#privacy';
import { openStore, type Store } from '#store';
import { editionsOf } from './editions.ts';
import { openEncoder } from './encoder.ts';
import type { Settings } from './env.ts';
import { openLog } from './log.ts';
import { type Metrics, openMetrics } from './metrics.ts';

/** What every process stands on, whatever it does. */
export interface Foundation {
  settings: Settings;
  log: pino.Logger;
  metrics: Metrics;
  store: Store;
  jobs: Jobs;
  knowledge: Knowledge;
  policy: LivePolicy;
  vault: Vault;
  audit(record: Omit<AuditRecord, 'at'>): Promise<void>;
  /** What the trail is chained with. */
  auditKey: Uint8Array;
  /** A secret of this installation for one use, the same in every process. */
  secret(use: string): Uint8Array;
  clock(): Date;
  newId(): string;
  close(): Promise<void>;
}

/** Opens the record, the queues and the knowledge. Whatever was opened before a refusal is closed again. */
export async function layFoundation(settings: Settings): Promise<Foundation> {
  const log = openLog(settings.logLevel);
  const metrics = openMetrics();
  const clock = () => new Date();
  const masterKey = await readMasterKey(settings.key);
  const store = await openStore(settings.store);
  const closing: (() => Promise<void>)[] = [() => store.close()];
  try {
    requireMatchingKey(masterKey, await store.pointers.settle('key-check', keyCheck(masterKey)));
    const jobs = await openJobs(settings.jobs, store);
    closing.unshift(() => jobs.close());

    const trailKey = auditKey(masterKey);
    const knowledge = openKnowledge({
      editions: editionsOf(store, settings),
      index: await openIndex(settings.qdrant),
      risk: settings.risk,
      encoder: await openEncoder(settings),
      tell: (err) => log.warn({ err }, 'a question was searched for by its words alone: the encoder is away'),
      learn: openLearning((done, of) => log.info({ done, of }, 'an edition learns from its questions')),
    });
    const audit: Foundation['audit'] = (record) => {
      const dated = { ...record, at: clock() };
      return store.audit.append(dated, (previous) =>
        chainAudit(trailKey, previous, { ...dated, at: dated.at.toISOString() }),
      );
    };
    return {
      settings,
      log,
      metrics,
      store,
      jobs,
      knowledge,
      policy: openPolicy({ policies: store.policies, audit, clock }),
      vault: openVault({ masterKey, keys: store.dataKeys, clock }),
      auditKey: trailKey,
      audit,
      secret: (use) => new Uint8Array(hkdfSync('sha256', masterKey, '', `xianting ${use}`, 32)),
      clock,
      newId: randomUUID,
      close: async () => {
        for (const close of closing) await close();
      },
    };
  } catch (error) {
    for (const close of closing) await close();
    throw error;
  }
}

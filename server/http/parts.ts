import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { LivePolicy } from '#bot';
import type { DirectLine } from '#channels/bot-framework';
import type { HouseView, SendsLeft } from '#conversation/wire';
import type { Handoffs } from '#handoff';
import type { StaffAccounts } from '#identity';
import type { Appeals } from '#inspection';
import type { Jobs } from '#jobs';
import type { Knowledge } from '#knowledge';
import type { AuditRecord, ChainedRecord, Masked, Vault } from '#privacy';
import type { Conversation, Store } from '#store';

/** What HTTP needs of the rooms, and no more. */
export interface Parts {
  store: Pick<
    Store,
    'conversations' | 'handoffs' | 'desk' | 'inspections' | 'policies' | 'pastTurns' | 'staff' | 'audit' | 'ping'
  >;
  jobs: Pick<Jobs, 'wake' | 'signals' | 'counts'>;
  appeals: Appeals;
  handoff: Pick<Handoffs, 'accept' | 'end' | 'transfer' | 'setPresence' | 'line'>;
  policy: Pick<LivePolicy, 'current'>;
  knowledge: Pick<Knowledge, 'current' | 'search' | 'entry' | 'reliability'>;
  directLine: Pick<DirectLine, 'router' | 'issueToken' | 'upgrade' | 'close'>;
  /** Where Azure Bot Service sends activities; null where no bot is set. */
  azure: Router | null;
  /** What WeChat pushes to; null where no account is set. */
  wechat: Router | null;
  /** How many messages may still be sent in a conversation; null where its channel does not count. */
  sendsLeft(conversation: Conversation): Promise<SendsLeft | null>;
  accounts: StaffAccounts;
  house: HouseView;
  vault: Pick<Vault, 'open'>;
  mask(text: string): Masked;
  audit(record: Omit<AuditRecord, 'at'>): Promise<void>;
  /** The first record of the trail that does not fit; `after` is the hash of the record before the first one. */
  verifyAudit(records: readonly ChainedRecord[], after: string): { index: number } | null;
  clock(): Date;
  newId(): string;
  log: Pick<Logger, 'error' | 'warn' | 'info'>;
  registry: Registry;
}

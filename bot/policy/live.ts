import { Refusal } from '#conversation';
import { PolicyTable } from '#conversation/wire';
import type { AuditRecord } from '#privacy';
import type { Store } from '#store';
import type { PolicyInForce } from './in-force.ts';
import { shippedPolicy } from './shipped.ts';

/** The policy in force, as this process has it. */
export interface LivePolicy {
  current(): PolicyInForce;
  /** Takes up what is in force by now; where nothing was ever published, what ships becomes the first version. */
  refresh(): Promise<void>;
}

export interface LivePolicyParts {
  policies: Store['policies'];
  audit(record: Omit<AuditRecord, 'at'>): Promise<void>;
  clock(): Date;
}

export function openPolicy({ policies, audit, clock }: LivePolicyParts): LivePolicy {
  let live: PolicyInForce | null = null;

  async function publishShipped(): Promise<void> {
    const version = await policies.publish({
      basedOn: null,
      policy: shippedPolicy,
      publishedBy: 'xianting',
      publishedAt: clock(),
      reason: '随程序提供的初始策略',
      restores: null,
    });
    // Null: another process was first.
    if (version !== null)
      await audit({
        actor: 'xianting',
        act: 'policy-published',
        subject: String(version),
        details: { restores: null },
      });
  }

  return {
    current() {
      if (!live) throw new Error('No policy was brought yet: refresh() comes first.');
      return live;
    },

    async refresh() {
      const latest = await policies.latest();
      if (latest === null) await publishShipped();
      if (latest !== null && latest === live?.version) return;
      const published = await policies.inForce();
      if (!published) return;
      const { version, policy } = published;
      // A slower look must not bring back what is over.
      if (live && version <= live.version) return;
      const read = PolicyTable.safeParse(policy);
      if (!read.success) {
        const issue = read.error.issues[0];
        throw new Refusal('policy-unreadable', { version, why: `${issue?.path.join('.')}: ${issue?.message}` });
      }
      live = { version, table: read.data };
    },
  };
}

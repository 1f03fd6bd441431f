/**
 * An account for tests: our end on a free port of 127.0.0.1, over a store that several may share, and WeChat itself
 * played at the other end, with a clock for both that stands until it is told to go.
 */
import type { ConversationId } from '#conversation';
import type { Jobs } from '#jobs';
import { openSafe } from '#privacy';
import type { Store } from '#store';
import { openDeliveries } from '../channel.ts';
import { type OutsideStage, openOutsideStage } from '../outside-stage.contract.ts';
import { wechatPath } from './names.ts';
import { type OfficialAccount, openWechatChannel, openWechatPushes } from './official-account.ts';
import { type Patience, type ServedPlatform, type SimulatedAccount, serveWechat } from './simulator/index.ts';

export const simulated: SimulatedAccount = {
  appId: 'wx1234567890abcdef',
  secret: 'an-app-secret',
  token: 'a-token-of-ours',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  originalId: 'gh_0123456789ab',
};

export interface Rehearsal extends Omit<OutsideStage, 'parts' | 'serve'> {
  wechat: ServedPlatform;
  /** Where pushes go. */
  callback: string;
  deliver(conversation: ConversationId): Promise<void>;
  conversationOf(openid: string): Promise<ConversationId>;
}

/** The platform does not wait for anybody here. */
const impatient: Patience = { answersWithinMs: 5_000, attempts: 1 };

export async function openRehearsal(settings: {
  store: Store;
  jobs: Pick<Jobs, 'wake' | 'signals'>;
  account?: Partial<SimulatedAccount>;
  patience?: Patience;
}): Promise<Rehearsal> {
  const { store, jobs, patience = impatient } = settings;
  const { parts, serve, ...stage } = openOutsideStage({ store, jobs });
  const simulatedAccount = { ...simulated, ...settings.account };
  let callback = '';
  const wechat = await serveWechat({
    account: simulatedAccount,
    callback: () => callback,
    clock: () => stage.clock.now.getTime(),
    patience,
  });
  const { appId, secret, token, aesKey } = simulatedAccount;
  const account: OfficialAccount = { appId, secret, token, aesKeys: aesKey ? [aesKey] : [], url: wechat.address };
  callback = await serve(wechatPath, openWechatPushes(account, parts));
  const channel = openWechatChannel(account, {
    ...parts,
    safe: openSafe(new Uint8Array(32).fill(5), 'access token'),
    fetch,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });

  return {
    ...stage,
    wechat,
    callback,
    deliver: openDeliveries({ store, jobs, channels: [channel] }).deliver,
    async conversationOf(openid) {
      const { rows } = await store.queuePool.query(
        'select conversation_id from xianting.followers where account = $1 and openid = $2',
        [appId, openid],
      );
      return rows[0]?.conversation_id as ConversationId;
    },
    async close() {
      await wechat.close();
      await stage.close();
    },
  };
}

/** What a text on the phone says, without who says it; several messages in one send are several. */
export function saidIn(text: string): readonly string[] {
  return text.split('\n\n').map((each) => each.replace(/^【[^】]*】/, ''));
}

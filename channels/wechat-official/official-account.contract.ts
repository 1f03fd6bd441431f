import type { Jobs } from '#jobs';
import type { Store } from '#store';
import type { ChannelHarness, CustomerEnd } from '../channel.contract.ts';
import { losingSignals, outsideHouse } from '../outside-house.contract.ts';
import { openRehearsal, saidIn } from './rehearsal.contract.ts';
import type { SimulatedAccount } from './simulator/index.ts';

/** A WeChat account, held to the channels' contract with a phone at the customer's end. */
export async function openWechatHarness(
  store: Store,
  jobs: Jobs,
  account: Partial<SimulatedAccount>,
): Promise<ChannelHarness> {
  const losing = losingSignals(jobs);
  const rehearsal = await openRehearsal({
    store,
    jobs: losing.jobs,
    account: { appId: `wx${Math.random().toString(16).slice(2)}`, ...account },
  });
  const { platform } = rehearsal.wechat;
  let customers = 0;

  return {
    async customer(): Promise<CustomerEnd> {
      const openid = `oCustomer-${++customers}`;
      // The conversation begins with the first thing a customer does; a scanned code says nothing.
      await platform.push(openid, { MsgType: 'event', Event: 'SCAN', EventKey: 'desk' });
      const named = new Map<string, string>();
      const shown = new Set<string>();
      return {
        conversation: await rehearsal.conversationOf(openid),
        async says(text, clientId = platform.newMsgId()) {
          const msgId = named.get(clientId) ?? platform.newMsgId();
          named.set(clientId, msgId);
          // A phone shows what its owner typed once, however often the platform pushes it.
          const again = shown.has(msgId);
          shown.add(msgId);
          const pushed = again
            ? await platform.push(openid, { MsgType: 'text', Content: text, MsgId: msgId })
            : await platform.write(openid, text, msgId);
          if (!pushed.acknowledged) throw new Error(pushed.answer);
          return msgId;
        },
        seen: () =>
          platform
            .phone(openid)
            .screen.flatMap((message) => (message.from === 'account' ? saidIn(message.text) : [message.text])),
        // A phone that is away: WeChat keeps what comes.
        async leaves() {},
        async returns() {},
      };
    },
    house: outsideHouse(store, rehearsal),
    loseSignals: losing.lose,
    close: rehearsal.close,
  };
}

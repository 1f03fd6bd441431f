/** What goes on at a desk: people, customers and what they say. Made for pictures and tests; nobody said it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DirectLineClient } from '../direct-line-client.ts';
import type { Agent } from './agent.ts';
import type { Named } from './sample-bank.ts';
import type { Scenery } from './stage.ts';

type Skill = 'general' | 'complaints' | 'urgent';
type Stage = Pick<Scenery, 'customer' | 'colleague'>;
export type Account = Scenery['account'];

const password = 'a long enough password';

/** An account at the desk; the same name again is the same account. */
export async function hire(
  admin: Agent,
  name: string,
  skills: readonly Skill[] = ['general', 'complaints', 'urgent'],
  roles: readonly string[] = ['agent'],
): Promise<Account> {
  const account = String(
    100_000 + ([...name].reduce((sum, each) => sum * 31 + (each.codePointAt(0) ?? 0), 0) % 900_000),
  );
  const { staff } = await admin.ask<{ staff: { account: string }[] }>('GET', '/api/staff');
  if (!staff.some((member) => member.account === account))
    await admin.ask('POST', '/api/staff', { account, name, password, roles, skills, capacity: 8 });
  return { name: account, password };
}

/** A customer who said this, the last of which hands over. */
export async function waiting({ customer }: Stage, ...said: [string, ...string[]]): Promise<DirectLineClient> {
  return says(await customer(), said);
}

async function says(client: DirectLineClient, said: readonly string[]): Promise<DirectLineClient> {
  for (const [place, text] of said.entries()) {
    const before = client.received.length;
    await client.post(text, `${place} ${text}`);
    // The bot's word on it, so that each is a turn of its own.
    for (let tries = 0; client.received.length < before + 2; tries += 1) {
      if (tries > 400) throw new Error(`The bot said nothing to ${text}.`);
      await pause(25);
    }
  }
  return client;
}

const wang: Named = { customerId: 'C622288', tier: 'vip', birthYear: 1955, assurance: 'stepped-up' };

/** An angry customer whom the bank knows, who was here before; held by this agent, who has answered once. */
export async function chat(stage: Stage, account: Account): Promise<DirectLineClient> {
  const { customer, colleague } = stage;
  const agent = await colleague(account);
  await agent.online();
  await agent.away();

  const before = await says(await customer(wang), ['信用卡年费多少钱', '转人工']);
  const earlier = await agent.accept();
  await agent.says(earlier, '您好，已为您登记年费减免，三个工作日内处理。');
  await agent.ends(earlier);
  before.close();

  const client = await says(await customer(wang), [
    '你好，我想查一下信用卡账单',
    '上个月是不是扣了两次钱',
    '等了两天了，很着急',
    '什么破银行，你们扣了我两次钱！！气死我了，我要投诉！我的手机号是 13812345678',
  ]);
  const held = await agent.accept();
  await agent.says(held, '您好，很抱歉让您着急了。我马上为您核对这两笔扣款。');
  await client.post('两笔都是 300 元，卡号 6222021234567890128', 'card');
  await client.post('信用卡年费可以退吗？', 'fee');
  return client;
}

const everyday = [
  '转人工',
  '我的卡丢了，赶快帮我挂失',
  '我要投诉你们',
  '转人工客服，我要问理财',
  '什么破银行，气死我了，转人工',
  '有人盗刷我的卡，快帮我',
  '登录密码忘了，转人工',
];

/** A rush: so many wait, and this agent holds so many. */
export async function busy(
  stage: Stage,
  account: Account,
  { waiting: inLine, held, matters = everyday }: { waiting: number; held: number; matters?: readonly string[] },
): Promise<void> {
  const agent = await stage.colleague(account);
  await agent.online();
  await agent.away();
  const clients: DirectLineClient[] = [];
  for (let n = 0; n < inLine + held; n += 20)
    await Promise.all(
      Array.from({ length: Math.min(20, inLine + held - n) }, async (_, place) => {
        const tier = (['standard', 'gold', 'vip'] as const)[(n + place) % 3] ?? 'standard';
        const named: Named = { customerId: `C${7_000_000 + n + place}`, tier, assurance: 'signed-in' };
        const client = await stage.customer((n + place) % 4 === 0 ? undefined : named);
        clients.push(client);
        await client.post(matters[(n + place) % matters.length] ?? '', 'first');
      }),
    );
  for (let tries = 0; (await agent.open()).filter(({ state }) => state === 'waiting').length < inLine + held; tries++) {
    if (tries > 300) throw new Error('They did not all come into the line.');
    await pause(100);
  }
  for (let n = 0; n < held; n += 1) {
    const taken = await agent.accept();
    if (n % 2 === 0) await agent.says(taken, '您好，我已看到您之前说的内容，正在为您处理。');
    if (n % 3 === 0)
      await clients.find(({ conversation }) => conversation === taken.conversationId)?.post('好的，谢谢', 'thanks');
  }
}

/** A chat of so many messages, the customer's and the agent's in turn. */
export async function longChat(stage: Stage, account: Account, messages: number): Promise<DirectLineClient> {
  const agent = await stage.colleague(account);
  await agent.online();
  await agent.away();
  const client = await waiting(stage, '转人工');
  const held = await agent.accept();
  const lines = ['好的', '我再确认一下第二笔，金额是 300 元，时间是上周五下午，商户名称我不认识。', '是的，没错'];
  for (let n = 0; n < messages; n += 2) {
    await client.post(`${n + 1}：${lines[(n / 2) % lines.length]}`, `line ${n}`);
    await agent.says(held, `${n + 2}：收到，正在核对，请您稍等。`);
  }
  return client;
}

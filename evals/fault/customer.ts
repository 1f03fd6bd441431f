import { setTimeout as pause } from 'node:timers/promises';
import { DirectLineClient } from '../direct-line-client.ts';

const questions = [
  '登录密码忘了',
  '转账没到账',
  '年费多少',
  '你们几点下班',
  '提前还款',
  '理财亏了吗',
  '在吗',
  '那个',
  '卡被锁了怎么弄',
  '今天天气不错',
];

/**
 * A customer who writes, sometimes in bursts, and sends again what was not acknowledged, as a page does. What was
 * acknowledged stands in `acknowledged`, in the order in which it was.
 */
export class Customer {
  readonly #client: DirectLineClient;
  readonly #random: () => number;
  readonly acknowledged: string[] = [];
  /** Why sends failed that were tried again: whether they had arrived is the server's to know. */
  readonly failures: string[] = [];

  constructor(gateways: readonly string[], first: number, random: () => number) {
    this.#client = new DirectLineClient(gateways, first);
    this.#random = random;
  }

  get conversation(): string {
    return this.#client.conversation;
  }

  start(): Promise<void> {
    return this.#client.start();
  }

  /** Writes until told to stop, and then until its last message is acknowledged. */
  async write(stopped: () => boolean): Promise<void> {
    for (let n = this.acknowledged.length; !stopped(); n++) {
      const text = this.#random() < 0.04 ? '转人工' : (questions[Math.floor(this.#random() * questions.length)] ?? '');
      await this.#send(text, `m${n}`);
      await pause(this.#random() < 0.4 ? 10 : 80 + this.#random() * 300);
    }
  }

  async #send(text: string, id: string): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#client.post(text, id);
        this.acknowledged.push(id);
        return;
      } catch (error) {
        if (attempt > 300) throw error;
        this.failures.push(error instanceof Error ? error.message : String(error));
        await pause(50 + this.#random() * 100);
      }
    }
  }

  /** The activities received, each once, in the order of their first arrival: own messages by client id, others by id. */
  get seen(): { own: string[]; ids: string[] } {
    const ids = new Set<string>();
    const own: string[] = [];
    for (const activity of this.#client.received) {
      if (activity.id === undefined || ids.has(activity.id)) continue;
      ids.add(activity.id);
      const clientId = activity.channelData?.clientActivityID;
      if (clientId) own.push(clientId);
    }
    return { own, ids: [...ids] };
  }

  close(): void {
    this.#client.close();
  }
}

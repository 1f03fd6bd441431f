import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { DirectLineClient } from '../direct-line-client.ts';
import { publishLittle, startProduct } from '../product.ts';
import { Agent } from '../screens/agent.ts';
import { type Account, busy, hire } from '../screens/desk-life.ts';
import { SampleBank } from '../screens/sample-bank.ts';
import { findChromium } from '../services/programs.ts';
import { percentile, round } from './figures.ts';

/**
 * From a customer's asking to their card on an agent's screen, in a real browser with 200 chats open, beside the
 * server-sent event that a bare client of the same rights receives in the same run. `--quick` repeats a fifth as often.
 */
export async function benchDesk(words: readonly string[]): Promise<void> {
  const json = words.includes('--json');
  const repetitions = words.includes('--quick') ? 8 : 40;
  const say = json ? () => {} : (line: string) => console.log(line);
  const chromium = findChromium();
  if (typeof chromium === 'object') throw new Error(chromium.why);

  const folder = await mkdtemp(join(tmpdir(), 'xianting-bench-'));
  const bank = new SampleBank();
  const password = 'bench-administrator';
  const environment = {
    HOME: folder,
    XIANTING_HOME: join(folder, 'store'),
    XIANTING_ADMIN_PASSWORD: password,
    XIANTING_BANK_KEYS: bank.publicKey,
    XIANTING_QUIET_MS: '0',
    XIANTING_LOG_LEVEL: 'warn',
    XIANTING_RATE_LIMITS: 'off',
  };
  await publishLittle(environment);
  const product = await startProduct('embedded', environment);
  const browser = await launchBrowser(chromium);
  const clients: DirectLineClient[] = [];
  const customer = async (named?: Parameters<SampleBank['says']>[0]) => {
    const client = new DirectLineClient([product.address]);
    await client.start(named && (await bank.says(named)));
    clients.push(client);
    return client;
  };
  try {
    const admin = await Agent.signIn(product.address, 'admin', password);
    const [seen, bare] = [await hire(admin, '甲'), await hire(admin, '乙')];
    const colleague = ({ name, password: secret }: Account) => Agent.signIn(product.address, name, secret);
    say(`Opening ${OPEN} chats …`);
    await busy({ customer, colleague }, seen, { waiting: OPEN - HELD, held: HELD, matters: ['转人工'] });

    const page = await browser.newPage({ viewport: { width: 1_280, height: 800 }, locale: 'zh-CN' });
    await openDesk(page, product.address, seen);
    const events = new Events();
    await events.listen(await colleague(bare));
    const taker = await colleague(bare);

    const times: { event: number; card: number; painted: number }[] = [];
    for (let n = 0; n < repetitions + WARM_UP; n += 1) {
      const tail = String(1_000 + n);
      const client = await customer({ customerId: `C8888${tail}`, tier: 'standard', assurance: 'signed-in' });
      const [event, card] = [events.of(tail), cardOf(page, `尾号${tail}`)];
      await card.watching;
      const asked = now();
      // More urgent than whoever waits, so that the card comes to the top of the line, where it is seen.
      await client.post('我的卡丢了，赶快帮我挂失', 'asked');
      const [heard, drawn] = await within(Promise.all([event, card.drawn]));
      if (n >= WARM_UP)
        times.push({ event: heard.at - asked, card: drawn.inDocument - asked, painted: drawn.painted - asked });
      await taker.ask('POST', `/api/handoffs/${heard.id}/accept`, {});
      await taker.ask('POST', `/api/handoffs/${heard.id}/end`, { note: '', returnToBot: false });
      client.close();
      // The page and the line are at rest again.
      await pause(200);
    }
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
    const of = (name: 'event' | 'card' | 'painted') => times.map((each) => each[name]);
    const behind = times.map(({ event, painted }) => painted - event);
    const figures = {
      open_chats: OPEN,
      repetitions,
      event_p50_ms: round(percentile(of('event'), 0.5)),
      event_p99_ms: round(percentile(of('event'), 0.99)),
      card_p50_ms: round(percentile(of('card'), 0.5)),
      card_p99_ms: round(percentile(of('card'), 0.99)),
      painted_p50_ms: round(percentile(of('painted'), 0.5)),
      painted_p99_ms: round(percentile(of('painted'), 0.99)),
      painted_behind_event_p50_ms: round(percentile(behind, 0.5)),
      painted_behind_event_p99_ms: round(percentile(behind, 0.99)),
      document_nodes: nodes,
    };
    if (json) return console.log(JSON.stringify(figures));
    say(`${OPEN} chats open, ${repetitions} customers one after the other; from sending the message that asks:`);
    say(`event   p50 ${figures.event_p50_ms} ms   p99 ${figures.event_p99_ms} ms   at a bare client of the stream`);
    say(`card    p50 ${figures.card_p50_ms} ms   p99 ${figures.card_p99_ms} ms   in the page's document`);
    say(`painted p50 ${figures.painted_p50_ms} ms   p99 ${figures.painted_p99_ms} ms   by the end of the next frame`);
    say(
      `behind  p50 ${figures.painted_behind_event_p50_ms} ms   p99 ${figures.painted_behind_event_p99_ms} ms   painted after the bare client had the event`,
    );
    say(`nodes   ${nodes} in the whole document`);
  } finally {
    await browser.close();
    for (const client of clients) client.close();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const OPEN = 200;
/** Of those, held by the agent who looks. */
const HELD = 8;
/** Customers who are driven and not counted: compilers and caches warm up. */
const WARM_UP = 3;

/** A customer whom nobody sees is the end of the measurement. */
function within<Result>(result: Promise<Result>): Promise<Result> {
  const late = pause(30_000, null, { ref: false }).then(() => {
    throw new Error('A customer who asked for a person was not on the screen after 30 s.');
  });
  return Promise.race([result, late]);
}

/** Milliseconds since 1970, finer than a millisecond: comparable with a page's on the same machine. */
const now = () => performance.timeOrigin + performance.now();

async function openDesk(page: Page, address: string, { name, password }: Account): Promise<void> {
  await page.goto(`${address}/desk`);
  await page.locator('#account').fill(name);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('.mine .card-body').first().click();
  await page.locator('.transcript .message').first().waitFor();
}

/** When a card with this text stood in the page's document, and when the frame that shows it was drawn. */
function cardOf(page: Page, text: string) {
  const watching = page.evaluate((wanted) => {
    const moment = () => performance.timeOrigin + performance.now();
    const place = globalThis as unknown as { drawn: Promise<{ inDocument: number; painted: number }> };
    place.drawn = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        const cards = [...document.querySelectorAll('.waiting .card')];
        if (!cards.some(({ textContent }) => textContent?.includes(wanted))) return;
        observer.disconnect();
        const inDocument = moment();
        // A task that is queued in a frame's callback runs after that frame was drawn.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve({ inDocument, painted: moment() });
          port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  }, text);
  const drawn = watching.then(() =>
    page.evaluate(() => (globalThis as unknown as { drawn: Promise<{ inDocument: number; painted: number }> }).drawn),
  );
  return { watching, drawn };
}

interface Heard {
  id: string;
  at: number;
}

/** A client of the desk's stream that does nothing but notice. */
class Events {
  readonly #awaited = new Map<string, (heard: Heard) => void>();

  /** When a customer whose number ends so was first told of. */
  of(tail: string): Promise<Heard> {
    return new Promise((resolve) => this.#awaited.set(tail, resolve));
  }

  async listen(agent: Agent): Promise<void> {
    const stream = await agent.stream();
    let text = '';
    const read = async () => {
      for await (const chunk of stream.pipeThrough(new TextDecoderStream())) {
        const at = now();
        const blocks = (text + chunk).split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) if (block.startsWith('event: change')) this.#hear(block, at);
      }
    };
    void read().catch(() => {});
  }

  #hear(block: string, at: number): void {
    const { changed } = JSON.parse(block.slice(block.indexOf('data: ') + 6)) as {
      changed: { id: string; customer: { bankId: string | null } }[];
    };
    for (const { id, customer } of changed) {
      const tail = customer.bankId ?? '';
      this.#awaited.get(tail)?.({ id, at });
      this.#awaited.delete(tail);
    }
  }
}

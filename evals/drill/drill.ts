import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectLineClient } from '../direct-line-client.ts';
import { Customer } from '../fault/customer.ts';
import { publishLittle, type Running, runCommand, startProduct } from '../product.ts';
import { seeded } from '../random.ts';
import { countTables, type Place } from './places.ts';

const KEY = '2'.repeat(64);
const PASSWORD = 'drill-administrator';
/** Made up: what only the vault may have in clear. */
const PHONE = '13912345678';
const BUSY_CUSTOMERS = 6;

export interface DrillParts {
  /** Three places without a record, of the same kind. */
  source: Place;
  /** Where the backup goes that is taken while customers write; null where no running record can be backed up. */
  whileRunning: Place | null;
  target: Place;
  /** Further settings of the product, Redis for example. */
  settings: Record<string, string>;
  say(line: string): void;
}

/**
 * Fill, back up, restore elsewhere, count both sides, open it and answer a question. Returns what was wrong, in
 * sentences; empty when everything was as it should be.
 */
export async function runDrill({ source, whileRunning, target, settings, say }: DrillParts): Promise<string[]> {
  const wrong: string[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'xianting-backups-'));
  const environment = (place: Place, key = KEY) => ({
    ...settings,
    ...place.environment,
    XIANTING_KEY: key,
    XIANTING_ADMIN_PASSWORD: PASSWORD,
    XIANTING_QUIET_MS: '0',
    XIANTING_LOG_LEVEL: 'error',
  });
  const mustSucceed = async (script: string, words: readonly string[], place: Place) => {
    const { code, said } = await runCommand(script, words, environment(place));
    if (code !== 0) wrong.push(`npm run ${script} ended with ${code}: ${said}`);
    return said;
  };
  const mustRefuse = async (script: string, words: readonly string[], place: Place, why: RegExp, key = KEY) => {
    const { code, said } = await runCommand(script, words, environment(place, key));
    if (code !== 1 || !why.test(said)) wrong.push(`npm run ${script} should have refused (${why}): ${code} ${said}`);
  };

  await publishLittle(environment(source));
  let product = await startProduct('embedded', environment(source));
  const port = Number(new URL(product.address).port);
  const early = await sayGoodbyeForNow(product);
  say(`Filled: a customer left a telephone number, asked a question and is in the line.`);

  if (whileRunning) {
    const busy = Array.from(
      { length: BUSY_CUSTOMERS },
      (_, n) => new Customer([product.address], 0, seeded(20_261_125 + n)),
    );
    await Promise.all(busy.map((customer) => customer.start()));
    let stopped = false;
    const writing = busy.map((customer) => customer.write(() => stopped));
    await mustSucceed('backup', [join(folder, 'running')], source);
    stopped = true;
    await Promise.all(writing);
    for (const customer of busy) customer.close();
    await mustSucceed('restore', [join(folder, 'running')], whileRunning);
    const torn = await whileRunning.ask((query) =>
      query(
        `select id from xianting.conversations c where last_seq <>
          (select count(*) from xianting.messages m where m.conversation_id = c.id)`,
        [],
      ),
    );
    if (torn.length > 0) wrong.push(`A backup while running is of several moments: ${JSON.stringify(torn)}`);
    say('Backed up while customers wrote, and restored: every conversation has exactly the messages it counts.');
  }

  await product.stop();
  await mustSucceed('backup', [join(folder, 'quiet')], source);
  await mustRefuse('restore', [join(folder, 'quiet')], target, /another XIANTING_KEY/, '3'.repeat(64));
  const table = await mustSucceed('restore', [join(folder, 'quiet')], target);
  say(table.trimEnd());
  await mustRefuse('restore', [join(folder, 'quiet')], target, /Nothing was restored/);

  const [before, after] = [await source.ask(countTables), await target.ask(countTables)];
  if (JSON.stringify(before) !== JSON.stringify(after))
    wrong.push(`Counted from outside: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after.`);
  const manifest = JSON.parse(await readFile(join(folder, 'quiet', 'manifest.json'), 'utf8')) as {
    tables: { name: string; rows: number }[];
  };
  for (const { name, rows } of manifest.tables)
    if (before[name] !== rows) wrong.push(`${name}: ${before[name]} rows in the source, ${rows} in the backup.`);

  product = await startProduct('embedded', environment(target), port);
  try {
    const original = await readOriginal(product.address, early.client.conversation);
    if (!original.includes(PHONE)) wrong.push(`The sealed original did not open: ${original}`);
    const answer = await goOn(early);
    say(`Opened: the sealed original is readable, and the page that had stayed open was answered: ${answer}`);
    const answeredAnew = await askOnce(product.address, '年费多少');
    say(`A new customer was answered: ${answeredAnew}`);
  } catch (error) {
    wrong.push(`Opened, the restored record did not serve: ${(error as Error).message}`);
  } finally {
    early.client.close();
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  }
  return wrong;
}

interface Early {
  client: DirectLineClient;
  next(author: string): Promise<string>;
}

/** A customer whose page stays open over the outage: says something personal, asks for a person, and is in the line. */
async function sayGoodbyeForNow(product: Running): Promise<Early> {
  const client = new DirectLineClient([product.address]);
  await client.start();
  const next = (author: string) =>
    within<string>(30_000, `something from ${author}`, (done) => {
      client.onActivity = ({ type, text, channelData }) => {
        if (type === 'message' && channelData?.xianting?.author === author) done(text ?? '');
      };
    });
  const answered = next('bot');
  await client.post('登录密码忘了', 'e1');
  await answered;
  const inLine = next('notice');
  await client.post(`我的手机号是${PHONE}`, 'e2');
  await client.post('转人工', 'e3');
  await inLine;
  return { client, next };
}

/** Leaves the line and asks the bot again. */
async function goOn({ client, next }: Early): Promise<string> {
  const back = next('notice');
  await eventually(() => client.post('继续问智能客服', 'e4'));
  await back;
  const answered = next('bot');
  await client.post('年费多少', 'e5');
  return answered;
}

export async function askOnce(address: string, question: string): Promise<string> {
  const client = new DirectLineClient([address]);
  try {
    await client.start();
    const answered = within<string>(30_000, 'an answer', (done) => {
      client.onActivity = ({ type, text, channelData }) => {
        if (type === 'message' && channelData?.xianting?.author === 'bot') done(text ?? '');
      };
    });
    await client.post(question, 'q1');
    return await answered;
  } finally {
    client.close();
  }
}

/** What a supervisor reads of the message with the telephone number. */
async function readOriginal(address: string, conversation: string): Promise<string> {
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'admin', password: PASSWORD }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const get = async <Answer>(path: string) =>
    (await (await fetch(`${address}${path}`, { headers: { cookie } })).json()) as Answer;
  const { messages } = await get<{ messages: { seq: number; text: string }[] }>(
    `/api/conversations/${conversation}/messages?after=0`,
  );
  const masked = messages.find(({ text }) => text.startsWith('我的手机号'));
  return JSON.stringify(await get(`/api/conversations/${conversation}/messages/${masked?.seq}/original`));
}

async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (const until = performance.now() + 30_000; ; ) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function within<Result>(ms: number, what: string, wait: (done: (result: Result) => void) => void): Promise<Result> {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const patience = setTimeout(() => reject(new Error(`${what} did not come within ${ms / 1_000} s`)), ms);
  wait(resolve);
  return promise.finally(() => clearTimeout(patience));
}

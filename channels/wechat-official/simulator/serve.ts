import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import express, { type Express, type Request } from 'express';
import { z } from 'zod';
import { WechatPlatform } from './platform.ts';
import { asWechat, type Patience, type SimulatedAccount } from './pushing.ts';

export interface ServedPlatform {
  platform: WechatPlatform;
  /** http://127.0.0.1:port: the base of its interfaces, and the page on which one chats as WeChat. */
  address: string;
  close(): Promise<void>;
}

const page = fileURLToPath(new URL('./phone.html', import.meta.url));

/** Serves the platform's interfaces and the phone's page on a port of 127.0.0.1; 0 chooses a free one. */
export async function serveWechat(parts: {
  account: SimulatedAccount;
  /** The URL that pushes go to. */
  callback(): string;
  port?: number;
  clock?: () => number;
  patience?: Patience;
}): Promise<ServedPlatform> {
  const platform = new WechatPlatform({ patience: asWechat, ...parts });
  const server = createServer(application(platform));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(parts.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    platform,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What a customer does on the phone's page. */
const Act = z.discriminatedUnion('do', [
  z.object({ do: z.literal('write'), text: z.string().min(1).max(2_000) }),
  z.object({ do: z.literal('tap'), id: z.string(), content: z.string() }),
  z.object({ do: z.literal('click'), key: z.string() }),
  z.object({ do: z.enum(['picture', 'voice', 'follow', 'unfollow']) }),
]);

function application(platform: WechatPlatform): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.text({ type: () => true, limit: '256kb' }));

  app.post('/cgi-bin/stable_token', (request, response) => {
    response.type('text/plain').send(JSON.stringify(platform.stableToken(json(request))));
  });
  app.post('/cgi-bin/message/custom/send', (request, response) => {
    const { access_token } = request.query;
    const answer = platform.customSend(typeof access_token === 'string' ? access_token : '', textOf(request));
    // As the platform does: whatever went wrong, the status is 200 and the type is text.
    response.type('text/plain').send(JSON.stringify(answer));
  });

  app.get('/', async (_request, response) => {
    response.type('html').send(await readFile(page, 'utf8'));
  });
  app.get('/phones/:openid', (request, response) => {
    const { openid } = request.params;
    response.set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const show = () => response.write(`data: ${JSON.stringify(view(platform, openid))}\n\n`);
    const stop = platform.watch((changed) => changed === openid && show());
    response.on('close', stop);
    show();
  });
  app.post('/phones/:openid', async (request, response) => {
    const act = Act.safeParse(json(request));
    if (!act.success) return void response.status(400).end();
    const { openid } = request.params;
    // The page sees what becomes of it in its stream.
    void perform(platform, openid, act.data);
    response.status(202).end();
  });
  return app;
}

function perform(platform: WechatPlatform, openid: string, act: z.infer<typeof Act>): Promise<unknown> {
  switch (act.do) {
    case 'write':
      return platform.write(openid, act.text);
    case 'tap':
      return platform.tap(openid, act);
    case 'click':
      return platform.clickMenu(openid, act.key);
    case 'picture':
      return platform.sendPicture(openid);
    case 'voice':
      return platform.sendVoice(openid);
    case 'follow':
      return platform.follow(openid);
    case 'unfollow':
      return platform.unfollow(openid);
  }
}

function view(platform: WechatPlatform, openid: string) {
  const { screen, following, allowance } = platform.phone(openid);
  const traffic = platform.traffic.filter((one) => one.openid === openid).slice(-40);
  return { screen: screen.slice(-200), following, allowance, traffic, safeMode: platform.account.aesKey !== null };
}

function textOf(request: Request): string {
  return typeof request.body === 'string' ? request.body : '';
}

function json(request: Request): unknown {
  try {
    return JSON.parse(textOf(request));
  } catch {
    return null;
  }
}

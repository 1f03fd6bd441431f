import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleBank } from '../screens/sample-bank.ts';

/** A bank's own site that has the chat in it: another origin than the product's, with a strict policy of its own. */
export interface BankSite {
  address: string;
  /** Where the product is: the site's pages name its script. */
  serve(product: string): void;
  close(): Promise<void>;
}

const cookieName = 'bank_session';

/** On a free port of 127.0.0.1. `bank` signs who is signed in: the demo customers are named after their years of birth. */
export async function openBankSite(bank: SampleBank): Promise<BankSite> {
  let product = '';

  const assertionFor = (customerId: string) =>
    bank.says({ customerId, tier: 'gold', birthYear: Number(customerId.slice(-4)), assurance: 'signed-in' });

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const customer = new RegExp(`${cookieName}=([\\w-]+)`).exec(request.headers.cookie ?? '')?.[1];
    const path = new URL(request.url ?? '', 'http://bank').pathname;
    const back = (cookie: string) =>
      response
        .writeHead(303, { Location: '/', 'Set-Cookie': `${cookieName}=${cookie}; HttpOnly; SameSite=Lax; Path=/` })
        .end();
    if (path === '/sign-in') return back((await bodyOf(request)).get('customer') ?? '');
    if (path === '/sign-out') return back('');
    if (path === '/assertion') {
      response.writeHead(customer ? 200 : 204, { 'Content-Type': 'application/jwt', 'Cache-Control': 'no-store' });
      return response.end(customer ? await assertionFor(customer) : undefined);
    }
    const file = { '/bank.css': 'text/css', '/bank.js': 'text/javascript' }[path];
    const text = await readFile(new URL(file ? `.${path}` : './index.html', import.meta.url), 'utf8');
    response.writeHead(200, {
      'Content-Type': `${file ?? 'text/html'}; charset=utf-8`,
      'Content-Security-Policy': `default-src 'none'; script-src 'self' ${product}; frame-src ${product}; style-src 'self'; connect-src 'self'; form-action 'self'`,
    });
    response.end(text.replaceAll('{{server}}', product));
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve(address) {
      product = address;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

import { afterAll, describe, expect, it } from 'vitest';
import { asking, request } from './asking.ts';
import { openSmallBank } from './small-bank.ts';

const bank = await openSmallBank();
afterAll(() => bank.close());

describe('a server that is told to end', () => {
  it('says that it is not ready, serves on over connections that close, and sends its readers to come back at once', async () => {
    const { address, close } = await bank.serve({ leaveMs: 3_000 });
    const as = await bank.signedIn(await bank.hire('agent', ['agent'], ['general']));
    const stream = await fetch(...request(address, 'GET /api/stream', { as }));
    const told = stream.text();
    const closed = close();
    const ask = asking(address);
    const [ready, alive, work] = [
      await ask('GET /readyz'),
      await ask('GET /healthz'),
      await ask('GET /api/session', { as }),
    ];
    expect([ready.status, ready.json]).toEqual([503, { status: 'leaving' }]);
    expect([alive.status, work.status]).toEqual([200, 200]);
    expect([ready, alive, work].map(({ headers }) => headers.get('connection'))).toEqual(['close', 'close', 'close']);
    await closed;
    expect(await told).toMatch(/retry: 200\n\n$/);
    await expect(ask('GET /healthz')).rejects.toThrow();
  });
});

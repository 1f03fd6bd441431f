import { describe, expect, it } from 'vitest';
import { Refusal, refusals } from './index.ts';

describe('the catalogue of refusals', () => {
  it.each(Object.entries(refusals))('says %s in Chinese and in English, with a status that fits', (_code, refusal) => {
    const particulars = new Proxy({}, { get: (_target, name) => String(name) }) as never;
    expect((refusal.zh as (at: never) => string)(particulars)).toMatch(/[\u4e00-\u9fff].*[。：]?$/u);
    expect((refusal.en as (at: never) => string)(particulars)).toMatch(/^[^\u4e00-\u9fff]+$/u);
    expect(refusal.status).toBeGreaterThanOrEqual(400);
  });

  it('reaches its reader in the reader’s language, with its particulars and its cause', () => {
    const cause = new Error('EADDRINUSE');
    const refusal = new Refusal('port-in-use', { port: 3000 }, cause);
    expect([refusal.say('zh'), refusal.say('en'), refusal.status, refusal.cause]).toEqual([
      '端口 3000 已被占用。请停止占用它的程序，或用 PORT 指定另一个端口。',
      'Port 3000 is in use. Stop what uses it, or name another with PORT.',
      500,
      cause,
    ]);
    expect(new Refusal('unknown-conversation', cause).cause).toBe(cause);
  });
});

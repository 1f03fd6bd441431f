import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDeclined } from '../declined.ts';
import { backoff } from './backoff.ts';
import { remedyFor, toldOf } from './remedy.ts';

describe('what is done about a failed call', () => {
  it.each<[string, number, string, string]>([
    ['an overloaded server is asked again', 503, 'store-unreachable', 'again'],
    ['so is one that says: too many', 429, 'too-many-requests', 'again'],
    ['and a proxy’s failure without words', 502, '', 'again'],
    ['an expired token means another conversation', 403, 'token-expired', 'anew'],
    ['so does one that cannot be read', 401, 'token-unreadable', 'anew'],
    ['and a conversation that is gone', 404, 'unknown-conversation', 'anew'],
    ['one that has ended is told apart', 409, 'conversation-ended', 'over'],
    ['a page of a foreign origin is not let in by asking again', 403, 'origin-refused', 'never'],
    ['a mark on an unknown message does not end the conversation', 404, 'unknown-message', 'never'],
    ['what is too long stays too long', 413, 'too-large', 'never'],
    ['what is malformed stays malformed', 400, 'invalid-input', 'never'],
  ])('%s', (_sentence, status, code, remedy) => {
    expect(remedyFor(readDeclined(status, { error: { code, message: '' } }, null))).toBe(remedy);
  });

  it('takes whatever is no answer for the network, which comes back', () => {
    expect(remedyFor(new TypeError('Failed to fetch'))).toBe('again');
  });
});

describe('what a customer is told of a failed call', () => {
  it('is the server’s sentence', () => {
    const message = '对话凭证已过期，消息没有发送。请刷新页面后继续，之前的内容都已保留。';
    expect(toldOf(readDeclined(403, { error: { code: 'token-expired', message } }, null))).toBe(message);
  });

  it('is never what only the page’s operator can mend, nor what a browser says of a network', () => {
    const message = '来源 https://a.example 未获允许。请让管理员把它加入 XIANTING_ORIGINS。';
    expect(toldOf(readDeclined(403, { error: { code: 'origin-refused', message } }, null))).toBe('');
    expect(toldOf(new TypeError('Failed to fetch'))).toBe('');
  });
});

describe('the pause before the next try', () => {
  it('grows, and stays between half a second and half a minute', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const pause = backoff(failures, random);
        expect(pause).toBeGreaterThanOrEqual(500);
        expect(pause).toBeLessThanOrEqual(30_000);
        expect(backoff(failures + 1, random)).toBeGreaterThanOrEqual(pause);
      }),
    );
  });
});

describe('reading a refusal', () => {
  it('keeps the server’s words and its patience', () => {
    const declined = readDeclined(429, { error: { code: 'too-many-requests', message: '请稍后再试' } }, '7');
    expect(declined).toMatchObject({ status: 429, sentence: '请稍后再试', retryAfterSeconds: 7 });
  });

  it('makes do with a proxy’s page', () => {
    expect(readDeclined(502, null, 'Wed, 21 Oct 2026 07:28:00 GMT')).toMatchObject({ code: '', sentence: '' });
  });
});

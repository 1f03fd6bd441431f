import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mask, maskDeep } from '#privacy';

describe('masking a value for a log or a job', () => {
  it('masks every string, however deep, and nothing else', () => {
    const entry = {
      phone13800138000: 13800138000,
      said: ['打13800138000', { again: '密码是abc123', yes: true, none: null, absent: undefined }],
      at: new Date('2026-11-22T12:00:00Z'),
    };
    expect(maskDeep(entry)).toEqual({
      phone13800138000: 13800138000,
      said: ['打138****8000', { again: '密码是[密码]', yes: true, none: null, absent: undefined }],
      at: new Date('2026-11-22T12:00:00Z'),
    });
    expect(entry.said[0]).toBe('打13800138000');
  });

  it('does to any JSON what masking each of its strings does, but for ids', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const byReviver = JSON.parse(JSON.stringify(value), (_key, one) =>
          typeof one === 'string' ? mask(one).text : one,
        );
        expect(JSON.stringify(maskDeep(value))).toBe(JSON.stringify(byReviver));
      }),
    );
  });

  it('masks what stands under the name of a secret, whatever it looks like', () => {
    expect(maskDeep({ password: 'open sesame', otp: 'x', 密码: '芝麻开门', pin_set: 'yes' })).toEqual({
      password: '[密码]',
      otp: '[验证码]',
      密码: '[密码]',
      pin_set: 'yes',
    });
  });

  it('leaves ids alone, also where digits in them look like a mobile number', () => {
    const ids = {
      conversation: 'ab013800-1380-4001-8380-013800138000',
      trace: 'abcd13800138000abcdef13912345678',
      sentence: 'turn:ab013800-1380-4001-8380-013800138000 of 138****8000',
    };
    expect(maskDeep(ids)).toEqual(ids);
    expect(maskDeep('turn:ab013800-1380-4001-8380-013800138000 of 13800138000')).toBe(ids.sentence);
  });

  it('takes no number for an id because it is written like one', () => {
    expect(maskDeep('41111111-1111-1111-2345-678901234567')).not.toContain('1111-1111');
    expect(maskDeep('4111111111111111')).toBe('411111******1111');
  });

  it('keeps cycles and what is shared', () => {
    const shared = { phone: '13800138000' };
    const value: { one: object; other: object; self?: object } = { one: shared, other: shared };
    value.self = value;
    const masked = maskDeep(value);
    expect(masked.self).toBe(masked);
    expect(masked.one).toBe(masked.other);
    expect(masked.one).toEqual({ phone: '138****8000' });
  });

  it('goes as deep as the value goes', () => {
    let value: unknown = '13800138000';
    for (let depth = 0; depth < 50_000; depth++) value = [value];
    let masked = maskDeep(value);
    while (Array.isArray(masked)) masked = masked[0];
    expect(masked).toBe('138****8000');
  });

  it('shows the message and the stack of an error masked, with its causes', () => {
    const error = new TypeError('no such customer: 13800138000', { cause: new Error('密码是abc123') });
    const masked = maskDeep({ err: Object.assign(error, { code: 'gone' }) });
    expect(masked.err).toMatchObject({
      type: 'TypeError',
      code: 'gone',
      message: 'no such customer: 138****8000',
      cause: { message: '密码是[密码]' },
    });
    expect(masked.err.stack).toContain('mask-deep.test');
    expect(masked.err.stack).not.toContain('13800138000');
  });

  it('reads what has its own JSON by that, and bytes by their count', () => {
    const page = new URL('https://bank.example/?phone=13800138000');
    expect(maskDeep({ page, sealed: Buffer.from('13800138000'), boxed: Object('13800138000') })).toEqual({
      page: 'https://bank.example/?phone=138****8000',
      sealed: '[11 bytes]',
      boxed: '138****8000',
    });
  });

  it('says what it could not read, and never throws', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const stubborn = {
      phone: '13800138000',
      get broken(): never {
        throw new Error('no');
      },
      proxy,
      json: {
        toJSON: () => {
          throw new Error('no');
        },
      },
    };
    expect(maskDeep(stubborn)).toEqual({
      phone: '138****8000',
      broken: '[unreadable]',
      proxy: '[unreadable]',
      json: '[unreadable]',
    });
    expect(maskDeep(proxy)).toBe('[unreadable]');
  });

  it('ends where a value makes more of itself as it is read', () => {
    const endless = (): object => ({ toJSON: () => ({ more: endless() }) });
    expect(maskDeep(endless())).toHaveProperty('more.more.more');
  });

  it('does not let a key change what an object is', () => {
    const masked = maskDeep(JSON.parse('{"__proto__":{"admin":"13800138000"}}'));
    expect(Object.getPrototypeOf(masked)).toBe(Object.prototype);
    expect(JSON.stringify(masked)).toBe('{"__proto__":{"admin":"138****8000"}}');
  });

  it.each([[undefined], [null], [0], [true], [12n], ['']])('leaves %s as it is', (value) => {
    expect(maskDeep(value)).toBe(value);
  });
});

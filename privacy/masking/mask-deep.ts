import { mask } from './mask.ts';
import { labels, type MaskRules } from './rules.ts';

/** Under these keys every string is a secret, whatever it looks like. */
const secretKeys: Readonly<Record<string, string>> = {
  password: labels.password,
  passwd: labels.password,
  pwd: labels.password,
  密码: labels.password,
  otp: labels['one-time-code'],
  验证码: labels['one-time-code'],
};

/** What stands where a getter, a proxy or a toJSON threw. */
const unreadable = '[unreadable]';

// Ids are no personal data, and a masked one is of no use. With no letter in it, it is not taken for an id.
const uuid = /(\b(?=[0-9-]{0,35}[a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b)/i;
const hexId = /^(?=\d{0,127}[a-f])[0-9a-f]{16,128}$/;

/** A value that makes more of itself as it is read (a getter, a toJSON) has to end somewhere. */
const mostObjects = 100_000;

/**
 * A copy of a JSON value with every string masked, for logs and for what is handed on. Keys, numbers, dates and ids
 * (UUIDs, hexadecimal ids) stay; a cycle is a cycle in the copy, too. Errors become plain objects with their message
 * and stack masked, bytes become their count. Never throws: what cannot be read says so.
 */
export function maskDeep<Value>(value: Value, rules?: MaskRules): Value {
  const copies = new Map<object, unknown>();
  const unfinished: { from: object; keys: readonly string[]; into: object }[] = [];

  function copy(one: unknown, key: string): unknown {
    if (typeof one === 'string') return Object.hasOwn(secretKeys, key) ? secretKeys[key] : maskOutsideIds(one, rules);
    if (typeof one !== 'object' || one === null || one instanceof Date) return one;
    const known = copies.get(one);
    if (known !== undefined) return known;
    const from = asJson(one, key);
    if (from !== one && (typeof from !== 'object' || from === null)) return copy(from, key);
    if (copies.size >= mostObjects) return unreadable;
    const keys = Object.keys(from as object);
    const into = Array.isArray(from) ? [] : {};
    copies.set(one, into);
    unfinished.push({ from: from as object, keys, into });
    return into;
  }

  // Not recursive: how deep a value goes is not for its sender to decide.
  const result = attempt(() => copy(value, ''));
  for (let next = unfinished.pop(); next; next = unfinished.pop()) {
    const { from, keys, into } = next;
    for (const key of keys) {
      const member = attempt(() => copy((from as Record<string, unknown>)[key], key));
      // Defined, not assigned: a key may be __proto__.
      Object.defineProperty(into, key, { value: member, enumerable: true, writable: true, configurable: true });
    }
  }
  return result as Value;
}

function asJson(one: object, key: string): unknown {
  if (one instanceof Error) {
    const { name, message, stack, cause } = one;
    return { ...one, type: name, message, stack, ...(cause === undefined ? {} : { cause }) };
  }
  if (ArrayBuffer.isView(one)) return `[${one.byteLength} bytes]`;
  if (one instanceof String) return String(one);
  if ('toJSON' in one && typeof one.toJSON === 'function') return one.toJSON(key);
  return one;
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return unreadable;
  }
}

function maskOutsideIds(text: string, rules: MaskRules | undefined): string {
  if (text.length < 4 || hexId.test(text)) return text;
  if (!uuid.test(text)) return mask(text, rules).text;
  return text
    .split(uuid)
    .map((piece, place) => (place % 2 === 1 ? piece : mask(piece, rules).text))
    .join('');
}

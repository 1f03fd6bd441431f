import { randomBytes as systemRandomBytes } from 'node:crypto';
import { type CustomerId, Refusal } from '#conversation';
import { envelopeKey } from './derived-keys.ts';
import { close, type EnvelopeKey, isMarkedBy, open, type RandomBytes } from './envelope.ts';
import { RememberedKeys } from './remembered-keys.ts';

/**
 * Where the customers' data keys are kept, wrapped. Not part of this port: the master key, and what the keys seal.
 */
export interface DataKeys {
  find(customer: CustomerId): Promise<Uint8Array | null>;
  /** Stores it unless the customer has one; returns what is stored, so that of two at once one wins for both. */
  add(customer: CustomerId, wrapped: Uint8Array): Promise<Uint8Array>;
  destroy(customer: CustomerId): Promise<void>;
}

/**
 * Customers' originals, sealed under a key of each customer's own. What is sealed can be stored anywhere; with the key
 * destroyed it is gone from every copy and backup.
 */
export interface Vault {
  /** Makes the customer's key on first use. */
  seal(customer: CustomerId, text: string): Promise<Uint8Array>;
  /** Refuses 'original-gone' where the key that sealed it was destroyed, 'seal-broken' where it was tampered with. */
  open(customer: CustomerId, sealed: Uint8Array): Promise<string>;
  /**
   * Destroys the customer's key. Here nothing opens any more when this returns; another process may still open and
   * seal with the key it remembers, for 60 seconds at most.
   */
  forget(customer: CustomerId): Promise<void>;
}

export interface VaultParts {
  /** 32 bytes: see `readMasterKey`. */
  masterKey: Uint8Array;
  keys: DataKeys;
  /** The system's, where none is given; so with `randomBytes`. */
  clock?: () => Date;
  randomBytes?: RandomBytes;
}

const dataKeyLength = 32;
const mostRemembered = 1000;
const rememberedMilliseconds = 60_000;

export function openVault({
  masterKey,
  keys,
  clock = () => new Date(),
  randomBytes = systemRandomBytes,
}: VaultParts): Vault {
  const master = envelopeKey(masterKey);
  const remembered = new RememberedKeys(clock, mostRemembered, rememberedMilliseconds);
  /** Grows with every key destroyed: one that was read before may be gone after. */
  let forgettings = 0;

  async function keyOf(customer: CustomerId, read: () => Promise<Uint8Array | null>): Promise<EnvelopeKey | null> {
    const known = remembered.recall(customer);
    if (known) return known;
    const readAt = clock();
    const before = forgettings;
    const wrapped = await read();
    if (!wrapped) return null;
    const key = envelopeKey(open(master, wrapping(customer), wrapped));
    if (forgettings === before) remembered.remember(customer, key, readAt);
    return key;
  }

  function makeKey(customer: CustomerId): Promise<Uint8Array> {
    return keys.add(customer, close(master, wrapping(customer), randomBytes(dataKeyLength), randomBytes));
  }

  return {
    async seal(customer, text) {
      const key = await keyOf(customer, async () => (await keys.find(customer)) ?? makeKey(customer));
      if (!key) throw new Error('A data key was neither found nor made.');
      return close(key, original(customer), Buffer.from(text, encoding), randomBytes);
    },

    async open(customer, sealed) {
      const key = await keyOf(customer, () => keys.find(customer));
      // A customer who comes back after being forgotten has a new key: what the old one sealed stays gone.
      if (!key || (sealed.length > 0 && !isMarkedBy(key, sealed))) throw new Refusal('original-gone');
      return open(key, original(customer), sealed).toString(encoding);
    },

    async forget(customer) {
      try {
        await keys.destroy(customer);
      } finally {
        // What was read meanwhile was remembered before this, or will not be.
        forgettings++;
        remembered.forget(customer);
      }
    },
  };
}

/** UTF-16 as strings have it: round for every string, lone surrogates included, and shorter than UTF-8 for Chinese. */
const encoding = 'utf16le';

function wrapping(customer: CustomerId): string {
  return `xianting data key\0${customer}`;
}

function original(customer: CustomerId): string {
  return `xianting original\0${customer}`;
}

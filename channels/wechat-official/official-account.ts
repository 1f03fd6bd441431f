import type { Router } from 'express';
import type { Safe } from '#privacy';
import type { Store } from '#store';
import type { Channel } from '../channel.ts';
import { openOutsideChannel } from '../outside-channel.ts';
import { type AccessToken, openAccessToken } from './access-token.ts';
import { openAdmission } from './admission.ts';
import { type ArrivalsParts, openArrivals } from './arrivals.ts';
import { openCarrier } from './carrier.ts';
import { openEncryption } from './encryption.ts';
import { openEndpoints } from './endpoints.ts';
import { openPlatform } from './platform.ts';
import type { Reason } from './refused.ts';

/** A WeChat Official Account (公众号) as its console knows it. */
export interface OfficialAccount {
  appId: string;
  secret: string;
  /** What pushes are signed with. */
  token: string;
  /** EncodingAESKey, and earlier ones that may still be in use; none: the account is set to plain text. */
  aesKeys: readonly string[];
  /** https://api.weixin.qq.com, or a simulator's. */
  url: string;
}

/**
 * What comes in from the platform.
 *
 * Not part of it: answering (turns do), and what goes out (the channel does, by the `deliveries` job).
 */
export function openWechatPushes(
  account: OfficialAccount,
  parts: Omit<ArrivalsParts, 'account'> & {
    store: Pick<Store, 'tickets'>;
    clock(): Date;
    /** Told why a push was not let in. */
    refused(reason: Reason): void;
  },
): Router {
  const { appId, token } = account;
  const [current, ...earlier] = account.aesKeys;
  const encryption = current === undefined ? null : openEncryption({ appId, keys: [current, ...earlier] });
  const { tickets } = parts.store;
  return openEndpoints({
    ...parts,
    admission: openAdmission({ token, encryption, tickets, clock: parts.clock }),
    arrive: openArrivals({ ...parts, account: appId }),
  });
}

/** What goes out to the platform, and who waits for whom with the access token. */
export function openWechatChannel(
  account: OfficialAccount,
  parts: {
    store: Pick<Store, 'deliveries' | 'followers' | 'accessTokens'>;
    jobs: Parameters<typeof openOutsideChannel>[0]['jobs'];
    /** Seals the access token in the record. */
    safe: Safe;
    fetch: typeof fetch;
    pause(ms: number): Promise<void>;
    clock(): Date;
    newId(): string;
    /** Told of what the platform said no to. */
    refused: Parameters<typeof openCarrier>[0]['refused'];
  },
): Channel {
  const platform = openPlatform({ ...account, fetch: parts.fetch, accessToken: () => accessToken });
  const accessToken: AccessToken = openAccessToken({
    ...parts,
    account: account.appId,
    fetch: () => platform.fetchToken(),
  });
  return openOutsideChannel({ ...parts, carrier: openCarrier({ ...parts, platform }) });
}

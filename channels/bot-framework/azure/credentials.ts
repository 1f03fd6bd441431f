import { z } from 'zod';
import { ServiceClientCredentialsFactory } from '../botbuilder.ts';
import type { AzureBot } from './cloud.ts';

const Granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

const ANSWERS_WITHIN_MS = 8_000;
/** Asked for anew when less than this is left. */
const RENEWED_BEFORE_MS = 5 * 60_000;

/**
 * Tokens to send with, by OAuth 2.0's client credentials (RFC 6749, 4.4), and which app id is ours. One token serves a
 * process until shortly before its end; those who ask at the same time share one request.
 */
export class BotCredentials extends ServiceClientCredentialsFactory {
  readonly #bot: AzureBot;
  readonly #fetch: typeof fetch;
  readonly #clock: () => Date;
  #held: { token: string; goodUntil: number } | null = null;
  #asking: Promise<string> | null = null;

  constructor(bot: AzureBot, parts: { fetch: typeof fetch; clock(): Date }) {
    super();
    this.#bot = bot;
    this.#fetch = parts.fetch;
    this.#clock = parts.clock;
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return appId === this.#bot.appId;
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return false;
  }

  override async createCredentials(appId: string): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    if (appId !== this.#bot.appId) throw new Error('Credentials were asked for another app than ours.');
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.token()}`);
        return request;
      },
    };
  }

  /** The connector has refused the token: the next one is asked for. */
  forget(): void {
    this.#held = null;
  }

  async token(): Promise<string> {
    if (this.#held && this.#clock().getTime() < this.#held.goodUntil) return this.#held.token;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }

  async #ask(): Promise<string> {
    const { appId, password, tenantId, cloud } = this.#bot;
    const response = await this.#fetch(`${cloud.login}/${tenantId ?? cloud.sharedTenant}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: appId,
        client_secret: password,
        scope: `${cloud.scope}/.default`,
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWERS_WITHIN_MS),
    });
    const answer = Granted.safeParse(await response.json().catch(() => null));
    // Not what it answered: that may repeat what was asked.
    if (!response.ok || !answer.success) throw new Error(`Azure gave no token to send with (${response.status}).`);
    const { access_token: token, expires_in: seconds } = answer.data;
    const life = seconds * 1_000;
    this.#held = { token, goodUntil: this.#clock().getTime() + life - Math.min(RENEWED_BEFORE_MS, life / 2) };
    return token;
  }
}

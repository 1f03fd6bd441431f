import { decodeJwt } from 'jose';
import type { HeldReference } from '#store';
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  type TurnContext,
} from '../botbuilder.ts';
import type { AzureBot } from './cloud.ts';
import type { BotCredentials } from './credentials.ts';

/** Bot Framework's adapter for Azure Bot Service: checks who sends what comes in, and signs what goes out. */
export class AzureAdapter extends CloudAdapter {
  readonly #bot: AzureBot;

  constructor(bot: AzureBot, credentials: BotCredentials) {
    const { cloud, tenantId } = bot;
    super(
      new ConfigurationBotFrameworkAuthentication(
        {
          ToChannelFromBotLoginUrl: `${cloud.login}/${tenantId ?? cloud.sharedTenant}`,
          ToChannelFromBotOAuthScope: cloud.scope,
          ToBotFromChannelTokenIssuer: cloud.issuer,
          ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadata,
          // Nobody but the channel is let in below; so this is asked for no key.
          ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadata,
          OAuthUrl: cloud.login,
          ValidateAuthority: 'true',
        },
        credentials,
      ),
    );
    this.#bot = bot;
  }

  /**
   * Runs `logic` for an activity that Azure Bot Service sent, and sent to us: its token is signed by the channel's key,
   * in time, for our app id and for the address that the activity wants to be answered at. Throws what the SDK throws,
   * `statusCode` saying whether the token or the fetching of keys is at fault.
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    // The SDK also lets in emulators, other bots and App Service's own channel; none of them has a customer of ours.
    if (issuerOf(authorization) !== this.#bot.cloud.issuer || /^asechannel$/i.test(activity.channelId ?? ''))
      throw new NotLetIn('another issuer than the channel');
    await this.processActivity(authorization, activity, logic);
  }

  /** Runs `logic` in a conversation that was held before, to send something into it. */
  async goOn(reference: HeldReference, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.continueConversationAsync(
      this.#bot.appId,
      // The protocol's account of a person has a name; ours does without.
      reference as Partial<ConversationReference>,
      async (context) => {
        withoutRetries(context.turnState.get(this.ConnectorClientKey));
        await logic(context);
      },
    );
  }
}

/** A delivery is tried again by its job; the SDK would go on for minutes, and has no setting against it. */
function withoutRetries(connector: unknown): void {
  const { client } = connector as { client: { pipeline: { removePolicy(which: { name: string }): unknown } } };
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
}

/** A request that is not the channel's. */
export class NotLetIn extends Error {
  readonly statusCode = 401;
}

/** As the token itself says; nothing is believed by it. */
function issuerOf(authorization: string): string | null {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) return null;
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}

/**
 * Bot Framework's SDK, loaded as the CommonJS it is: Node first reads a CommonJS package for its names when an ES
 * module imports it, which costs 130 ms here. This folder is its one home.
 */
import { createRequire } from 'node:module';

const botbuilder = createRequire(import.meta.url)('botbuilder') as typeof import('botbuilder');

export const {
  ActivityHandler,
  ActivityTypes,
  BotAdapter,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  EventFactory,
  TurnContext,
} = botbuilder;
const connector = createRequire(import.meta.url)('botframework-connector') as typeof import('botframework-connector');
export const { ServiceClientCredentialsFactory } = connector;
export type ServiceClientCredentialsFactory = import('botframework-connector').ServiceClientCredentialsFactory;
export type TurnContext = import('botbuilder').TurnContext;
export type { Activity, ConversationReference } from 'botbuilder';

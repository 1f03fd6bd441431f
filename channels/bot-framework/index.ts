/**
 * Bot Framework: its Direct Line 3.0 for customers' pages, served by ourselves; Azure Bot Service's channels; and its
 * handoff events. The one home of botbuilder.
 */
export { openAzureChannel, openAzureMessages } from './azure/azure-bot.ts';
export { type AzureBot, clouds } from './azure/cloud.ts';
export { messagesPath } from './azure/naming.ts';
export { type DirectLine, openDirectLine } from './direct-line.ts';
export { composeHandoffInitiation } from './handoff-initiation.ts';
export { directLinePath } from './names.ts';
export { allowOrigins } from './origins.ts';

/** As conversations name this channel in the record. */
export const channelName = 'azure-bot-service';
/** Where Azure Bot Service sends activities: the messaging endpoint that is entered there ends with it. */
export const messagesPath = '/api/messages';

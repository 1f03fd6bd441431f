/** As conversations name this channel in the record. */
export const channelName = 'wechat-official';
/** Where the platform pushes to: the URL that is entered in its console ends with it. */
export const wechatPath = '/wechat';

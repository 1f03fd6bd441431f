/** A WeChat Official Account: pushes in, customer-service messages out. */
export { channelName as wechatChannel, wechatPath } from './names.ts';
export { type OfficialAccount, openWechatChannel, openWechatPushes } from './official-account.ts';
export { type Left, leftFor } from './quota.ts';

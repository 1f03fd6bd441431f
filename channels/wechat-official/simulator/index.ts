/** WeChat itself, played on this machine: for tests, benches and `npm start -- --demo`. Nothing in production imports it. */
export type { Phone, PhoneMessage } from './phone.ts';
export type { Traffic, WechatPlatform } from './platform.ts';
export { type Patience, type SimulatedAccount, signPush } from './pushing.ts';
export { type ServedPlatform, serveWechat } from './serve.ts';

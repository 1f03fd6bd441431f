export { played } from '../channels/wechat-official/simulator/index.ts';

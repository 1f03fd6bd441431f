export { played } from './wechat-official/simulator/index.ts';

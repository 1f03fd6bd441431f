/** An independent implementation of the platform's encryption; it brings no types of its own. */
declare module 'wechat-crypto' {
  export default class WXBizMsgCrypt {
    constructor(token: string, encodingAesKey: string, id: string);
    getSignature(timestamp: string, nonce: string, encrypted: string): string;
    encrypt(text: string): string;
    decrypt(encrypted: string): { message: string; id: string };
  }
}

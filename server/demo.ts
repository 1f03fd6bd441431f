import { serveWechat } from '#channels/wechat-official/simulator';

export interface Demo {
  /** To start with: an account at the WeChat that is played here. */
  settings: Readonly<Record<string, string>>;
  /** The page on which one chats as WeChat. */
  address: string;
  /** Tells WeChat where our end is. */
  pushTo(url: string): void;
  close(): Promise<void>;
}

/** `npm start -- --demo`: plays WeChat beside the product, so that the whole way through it can be tried on one machine. */
export async function playWechat(): Promise<Demo> {
  const account = {
    appId: 'wxdemo0123456789',
    secret: 'secret-of-the-demo',
    token: 'TokenOfTheDemo',
    aesKey: 'DemoDemoDemoDemoDemoDemoDemoDemoDemoDemoDem',
    originalId: 'gh_demo',
  };
  let callback = '';
  const wechat = await serveWechat({ account, callback: () => callback });
  return {
    settings: {
      XIANTING_WECHAT_APP_ID: account.appId,
      XIANTING_WECHAT_SECRET: account.secret,
      XIANTING_WECHAT_TOKEN: account.token,
      XIANTING_WECHAT_AES_KEY: account.aesKey,
      XIANTING_WECHAT_URL: wechat.address,
    },
    address: wechat.address,
    pushTo(url) {
      callback = url;
    },
    close: wechat.close,
  };
}

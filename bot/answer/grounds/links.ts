import { plainly } from './plain.ts';

/** Addresses in a text: of the web, of e-mail, and whatever reads like a host's name. In small letters. */
export function linksIn(text: string): string[] {
  return (plainly(text).toLowerCase().match(address) ?? []).map((found) => found.replace(/[.,;:!?)\]]+$/u, ''));
}

const address =
  /(?:https?|ftp|weixin|alipays?):\/\/[^\s，。；、！？《》（）“”]+|(?:[a-z0-9_-]+@)?(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s，。；、！？《》（）“”]*)?/gu;

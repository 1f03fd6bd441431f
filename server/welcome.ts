import type { Foundation } from './foundation.ts';
import type { Front } from './front.ts';

/** What the operator reads at the start: where the pages are, and the first password, once. */
export function welcome(front: Front, { settings }: Pick<Foundation, 'settings'>, wechatPage?: string): void {
  const lines = [
    '',
    '  先听 Xianting',
    `  客户页面 customer page   ${front.address}/`,
    `  坐席工作台 desk          ${front.address}/desk`,
  ];
  if (wechatPage) lines.push(`  微信演示 WeChat, played  ${wechatPage}/`);
  if (front.firstPassword && !settings.adminPassword)
    lines.push(`  首位管理员 administrator  admin / ${front.firstPassword}   （仅显示这一次 shown only this once）`);
  console.log(`${lines.join('\n')}\n`);
}

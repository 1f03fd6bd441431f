import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { sentenceOf } from './calls.ts';
import type { DeskStore } from './desk-store.ts';
import { heldBy, isOfferedTo, waitingLine } from './feed.ts';
import { useDesk } from './use-desk.ts';

/** What the help lists. */
export const keys = [
  { shown: 'Ctrl/⌘ + Enter', does: '发送回复' },
  { shown: 'Alt + A', does: '接入：先接分配给您的，否则接队首' },
  { shown: 'Alt + ↑ / ↓', does: '上一个、下一个会话' },
  { shown: 'Alt + R', does: '回到输入框' },
  { shown: 'Alt + K', does: '搜索知识' },
  { shown: 'Alt + T', does: '转接' },
  { shown: 'Alt + E', does: '结束' },
  { shown: '?', does: '查看快捷键' },
] as const;

/** By the place of a key (`code`): with Alt, a Mac would type another letter. */
const acts: Readonly<Record<string, (desk: DeskStore) => unknown>> = {
  KeyA: acceptFirst,
  KeyR: () => document.getElementById('reply')?.focus(),
  KeyK: () => document.getElementById('knowledge-search')?.focus(),
  KeyT: () => document.getElementById('transfer-chat')?.click(),
  KeyE: () => document.getElementById('end-chat')?.click(),
  ArrowUp: (desk) => step(desk, -1),
  ArrowDown: (desk) => step(desk, 1),
};

export function useDeskKeys(help: () => void): void {
  const desk = useDesk();
  const { message } = App.useApp();
  const showHelp = useRef(help);
  showHelp.current = help;

  useEffect(() => {
    async function pressed(event: KeyboardEvent) {
      if (event.key === '?' && !isTyping(event.target)) return showHelp.current();
      // A dialog has keys of its own.
      if (!event.altKey || event.ctrlKey || event.metaKey || document.querySelector('.ant-modal-wrap')) return;
      const act = acts[event.code];
      if (act === undefined) return;
      event.preventDefault();
      try {
        await act(desk);
      } catch (failure) {
        message.error(sentenceOf(failure));
      }
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [desk, message]);
}

async function acceptFirst(desk: DeskStore): Promise<void> {
  const { feed, me } = desk.state;
  const first = waitingLine(feed, me.id).find((each) => each.state === 'waiting' || isOfferedTo(each, me.id));
  if (first !== undefined && me.roles.includes('agent')) await desk.accept(first.id);
}

function step(desk: DeskStore, by: 1 | -1): void {
  const { feed, me, open } = desk.state;
  const mine = heldBy(feed, me.id);
  const place = mine.findIndex(({ id }) => id === open?.id);
  const next = mine[place === -1 ? 0 : (place + by + mine.length) % mine.length];
  if (next !== undefined) desk.show(next);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.tagName === 'TEXTAREA' || target.tagName === 'INPUT');
}

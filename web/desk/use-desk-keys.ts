import { App } from 'antd';
import { useEffect, useRef } from 'react';
import { sentenceOf } from './calls.ts';
import type { DeskStore } from './desk-store.ts';
import { heldBy, isOfferedTo, waitingLine } from './feed.ts';
import { useDesk } from './use-desk.ts';
import { useWords } from './words/use-words.ts';

/** What the help lists. */
export const keys = [
  { shown: 'Ctrl/⌘ + Enter', does: 'send' },
  { shown: 'Alt + A', does: 'accept' },
  { shown: 'Alt + ↑ / ↓', does: 'step' },
  { shown: 'Alt + Shift + ↑ / ↓', does: 'stepLine' },
  { shown: 'Alt + R', does: 'reply' },
  { shown: 'Alt + S', does: 'replace' },
  { shown: 'Alt + K', does: 'search' },
  { shown: 'Alt + 1 / 2 / 3', does: 'insert' },
  { shown: 'Alt + T', does: 'transfer' },
  { shown: 'Alt + E', does: 'end' },
  { shown: 'Alt + W', does: 'wall' },
  { shown: 'Alt + Q', does: 'quality' },
  { shown: 'Alt + P', does: 'policy' },
  { shown: '?', does: 'help' },
] as const;

/** By the place of a key (`code`): with Alt, a Mac would type another letter. */
const acts: Readonly<Record<string, (desk: DeskStore, shift: boolean) => unknown>> = {
  KeyA: acceptFirst,
  KeyR: () => document.getElementById('reply')?.focus(),
  KeyS: () => document.getElementById('replace-sentence')?.click(),
  KeyK: () => document.getElementById('knowledge-search')?.focus(),
  KeyT: () => document.getElementById('transfer-chat')?.click(),
  KeyE: () => document.getElementById('end-chat')?.click(),
  KeyQ: () => document.getElementById('quality')?.click(),
  KeyW: () => document.getElementById('wall')?.click(),
  KeyP: () => document.getElementById('policy')?.click(),
  Digit1: () => document.getElementById('insert-1')?.click(),
  Digit2: () => document.getElementById('insert-2')?.click(),
  Digit3: () => document.getElementById('insert-3')?.click(),
  ArrowUp: (desk, shift) => step(desk, -1, shift),
  ArrowDown: (desk, shift) => step(desk, 1, shift),
};

export function useDeskKeys(help: () => void): void {
  const desk = useDesk();
  const words = useWords();
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
        await act(desk, event.shiftKey);
      } catch (failure) {
        message.error(sentenceOf(words, failure));
      }
    }
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [desk, message, words]);
}

async function acceptFirst(desk: DeskStore): Promise<void> {
  const { feed, me } = desk.state;
  const first = waitingLine(feed, me.id).find((each) => each.state === 'waiting' || isOfferedTo(each, me.id));
  if (first !== undefined && me.roles.includes('agent')) await desk.accept(first.id);
}

/** To the next or previous chat of mine, or of those that wait. */
function step(desk: DeskStore, by: 1 | -1, throughLine: boolean): void {
  const { feed, me, open } = desk.state;
  const chats = throughLine ? waitingLine(feed, me.id) : heldBy(feed, me.id);
  const place = chats.findIndex(({ id }) => id === open?.id);
  const next = chats[place === -1 ? 0 : (place + by + chats.length) % chats.length];
  if (next !== undefined) desk.show(next);
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement;
}

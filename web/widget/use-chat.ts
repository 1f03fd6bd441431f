import { useEffect, useState } from 'preact/hooks';
import type { ChatView, DirectLine } from './direct-line.ts';

/** The conversation as it stands, anew with every change. */
export function useChat(line: DirectLine): ChatView {
  const [view, setView] = useState(line.view);
  useEffect(() => {
    setView(line.view);
    return line.subscribe(setView);
  }, [line]);
  return view;
}

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** So many pixels above the end still count as reading the end. */
const nearEnd = 80;
/** Where each conversation was left, in pixels from its top; missing: at its end. */
const places = new Map<string, number>();

interface Following {
  scroller: RefObject<HTMLDivElement | null>;
  scrolled: () => void;
  /** True when something came while the reader was further up. */
  unseen: boolean;
  toEnd: () => void;
}

/**
 * Keeps the end of a growing conversation in view while the reader is there, does not move it under a reader who is
 * further up, and finds the place again where the reader left it. `own` names what the reader added last.
 */
export function useFollowedEnd(conversation: string, length: number, own: string | undefined): Following {
  const scroller = useRef<HTMLDivElement>(null);
  const before = useRef({ length, own, restored: false });
  const [unseen, setUnseen] = useState(false);

  function toEnd() {
    places.delete(conversation);
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    setUnseen(false);
  }
  function scrolled() {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    if (scrollHeight - scrollTop - clientHeight < nearEnd) {
      places.delete(conversation);
      setUnseen(false);
    } else places.set(conversation, scrollTop);
  }

  useLayoutEffect(() => {
    const { restored } = before.current;
    const grew = restored && length > before.current.length;
    const added = own !== undefined && own !== before.current.own;
    before.current = { length, own, restored: restored || length > 0 };
    const place = places.get(conversation);
    if (place === undefined || added) toEnd();
    else if (!restored) scroller.current?.scrollTo({ top: place });
    else if (grew) setUnseen(true);
  });
  useEffect(() => {
    if (scroller.current === null) return;
    // A growing reply takes its room from the conversation.
    const observer = new ResizeObserver(() => {
      if (!places.has(conversation)) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [conversation]);
  return { scroller, scrolled, unseen, toEnd };
}

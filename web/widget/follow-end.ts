import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** So many pixels above the end still count as reading the end. */
const nearEnd = 80;

interface Following {
  scroller: RefObject<HTMLElement | null>;
  scrolled: () => void;
  /** True when something came while the reader was further up. */
  unseen: boolean;
  toEnd: () => void;
}

/**
 * Keeps the end of a growing list in view while the reader is there; does not move it under a reader who is further up.
 * `own` names what the reader added last: that is always gone to. Of a last message that is taller than the list, its
 * beginning counts as the end: that is where it is read from.
 */
export function useFollowedEnd(length: number, own: string | undefined): Following {
  const scroller = useRef<HTMLElement>(null);
  const following = useRef(true);
  const before = useRef({ length, own });
  const [unseen, setUnseen] = useState(false);

  function toEnd() {
    following.current = true;
    if (scroller.current !== null) scroller.current.scrollTop = endOf(scroller.current);
    setUnseen(false);
  }
  function scrolled() {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    const end = scroller.current === null ? 0 : endOf(scroller.current);
    following.current = scrollHeight - scrollTop - clientHeight < nearEnd || Math.abs(scrollTop - end) < 2;
    if (following.current) setUnseen(false);
  }

  useLayoutEffect(() => {
    const grew = length > before.current.length;
    const added = own !== undefined && own !== before.current.own;
    before.current = { length, own };
    if (following.current || added) toEnd();
    else if (grew) setUnseen(true);
  });
  useEffect(() => {
    if (scroller.current === null) return;
    // The keyboard of a phone and a growing input take their room from the list.
    const observer = new ResizeObserver(() => {
      if (following.current && scroller.current !== null) scroller.current.scrollTop = endOf(scroller.current);
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  return { scroller, scrolled, unseen, toEnd };
}

/** As far down as is useful, in pixels from the top: nowhere, before anything was said. */
function endOf(scroller: HTMLElement): number {
  const end = scroller.scrollHeight - scroller.clientHeight;
  const last = scroller.querySelector('[role="log"]')?.lastElementChild;
  if (!last) return 0;
  const beginning = last.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop - 12;
  return Math.max(0, Math.min(end, beginning));
}

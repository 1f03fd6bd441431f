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
 * `own` names what the reader added last: that is always gone to.
 */
export function useFollowedEnd(length: number, own: string | undefined): Following {
  const scroller = useRef<HTMLElement>(null);
  const following = useRef(true);
  const before = useRef({ length, own });
  const [unseen, setUnseen] = useState(false);

  function toEnd() {
    following.current = true;
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    setUnseen(false);
  }
  function scrolled() {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    following.current = scrollHeight - scrollTop - clientHeight < nearEnd;
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
      if (following.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, []);
  return { scroller, scrolled, unseen, toEnd };
}

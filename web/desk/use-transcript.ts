import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { keyOfRow, type Row } from './transcript-rows.ts';

/** So many pixels above the end still count as reading the end. */
const nearEnd = 80;
/** Pixels of a message that was not measured yet: two lines and its sender. */
const estimate = 76;

/** Where a conversation was left, and how tall its rows were. */
interface Place {
  offset: number;
  sizes: VirtualItem[];
}
const places = new Map<string, Place>();

interface Transcript {
  scroller: RefObject<HTMLDivElement | null>;
  list: Virtualizer<HTMLDivElement, Element>;
  /** True when something came while the reader was further up. */
  unseen: boolean;
  scrolled: () => void;
  toEnd: () => void;
}

/**
 * Draws of a long conversation what is in sight. Its end is followed while the reader is there; what comes does not
 * move it under a reader who is further up, also when it comes above; and each conversation is found again where it
 * was left. `own` names what the reader added last.
 */
export function useTranscript(conversation: string, rows: readonly Row[], own: string | undefined): Transcript {
  const scroller = useRef<HTMLDivElement>(null);
  const [unseen, setUnseen] = useState(false);
  const left = useRef(places.get(conversation));
  const list = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (place) => {
      const row = rows[place];
      return row === undefined ? place : keyOfRow(row);
    },
    overscan: 6,
    paddingStart: 16,
    paddingEnd: 16,
    gap: 16,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: nearEnd,
    ...(left.current && { initialOffset: left.current.offset, initialMeasurementsCache: left.current.sizes }),
  });

  /** Whether the end was in sight when the reader last had a say. */
  const following = useRef(left.current === undefined);
  const offset = useRef(left.current?.offset ?? 0);

  function toEnd() {
    places.delete(conversation);
    left.current = undefined;
    following.current = true;
    list.scrollToEnd();
    setUnseen(false);
  }
  function scrolled() {
    following.current = list.isAtEnd(nearEnd);
    offset.current = scroller.current?.scrollTop ?? 0;
    if (following.current) {
      left.current = undefined;
      setUnseen(false);
    }
  }

  useEffect(() => {
    if (scroller.current === null) return;
    // A reply that grows, or a window that shrinks, takes its room from the conversation.
    const observer = new ResizeObserver(() => {
      if (following.current) list.scrollToEnd();
    });
    observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [list]);

  const last = rows.at(-1);
  const lastKey = last === undefined ? '' : keyOfRow(last);
  const before = useRef({ lastKey: '', own });
  useLayoutEffect(() => {
    const { lastKey: earlier, own: earlierOwn } = before.current;
    before.current = { lastKey, own };
    if (lastKey === '' || (lastKey === earlier && own === earlierOwn)) return;
    const first = earlier === '';
    if ((first && left.current === undefined) || own !== earlierOwn) toEnd();
    else if (!first && !list.isAtEnd(nearEnd)) setUnseen(true);
  });
  useEffect(
    () => () => {
      if (following.current) places.delete(conversation);
      else places.set(conversation, { offset: offset.current, sizes: list.takeSnapshot() });
    },
    [list, conversation],
  );
  return { scroller, list, unseen, scrolled, toEnd };
}

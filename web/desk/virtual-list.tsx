import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';

interface VirtualListProps<Item> {
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** Pixels, before an item was measured. */
  estimate: number;
  label: string;
  draw: (item: Item) => ReactNode;
}

/** A list of any length, of which only what is in sight is drawn. */
export function VirtualList<Item>({ items, keyOf, estimate, label, draw }: VirtualListProps<Item>): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (place) => {
      const item = items[place];
      return item === undefined ? place : keyOf(item);
    },
    overscan: 4,
  });
  return (
    <div className="scroller" ref={scroller}>
      <ul aria-label={label} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ key, index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              data-index={index}
              ref={list.measureElement}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {draw(item)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';

const NEAR_END = 24;
/** Heights are kept by row: of so many rows that came and went, they are forgotten. */
const HEIGHTS_KEPT = 10_000;

/**
 * What comes in order, of which only the rows in sight are drawn. It keeps to its end while it is followed: scrolling up
 * stops that, scrolling to the end goes on.
 */
export function Stream<T extends object>({
  label,
  items,
  keyOf,
  height,
  wrap,
  follow,
  onFollow,
  children,
}: {
  label: string;
  items: readonly T[];
  /** A number that rises from item to item and stays with each. */
  keyOf: (item: T) => number;
  /** Of a row, in px; while lines wrap, the least. */
  height: number;
  wrap: boolean;
  follow: boolean;
  onFollow: (follow: boolean) => void;
  children: (item: T) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  const forgotten = useRef(0);
  // oxlint-disable-next-line react/incompatible-library -- drawn anew whenever it is scrolled: nothing of it is kept
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    getItemKey: useCallback(
      (at: number) => {
        const item = items[at];
        return item ? keyOf(item) : at;
      },
      [items, keyOf],
    ),
    overscan: 12,
    useFlushSync: false,
  });
  const total = virtual.getTotalSize();
  useLayoutEffect(() => {
    if (follow && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, items, total]);
  const last = items.at(-1);
  const newest = last ? keyOf(last) : 0;
  useEffect(() => {
    if (!follow || newest - forgotten.current < HEIGHTS_KEPT) return;
    forgotten.current = newest;
    virtual.measure();
  }, [follow, newest, virtual]);
  useEffect(() => virtual.measure(), [virtual, wrap]);

  function scrolled() {
    const { current } = box;
    if (!current) return;
    const atEnd = current.scrollHeight - current.scrollTop - current.clientHeight < NEAR_END;
    // Only a person goes up: what comes in pushes the end down, and then the place is the same.
    if (atEnd) onFollow(true);
    else if (current.scrollTop < top.current) onFollow(false);
    top.current = current.scrollTop;
  }

  return (
    <div
      ref={box}
      onScroll={scrolled}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard
      tabIndex={0}
      role="log"
      aria-label={label}
      aria-live="off"
      className="min-h-0 flex-1 overflow-auto px-4 font-mono text-note [overflow-anchor:none] focus-visible:-outline-offset-2"
    >
      <div className="relative" style={{ height: total + 8 }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <div
                key={String(key)}
                ref={virtual.measureElement}
                data-index={index}
                className={classes('absolute top-1 left-0', wrap ? 'w-full' : 'w-max min-w-full pr-4')}
                style={{ transform: `translateY(${start}px)` }}
              >
                {children(item)}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

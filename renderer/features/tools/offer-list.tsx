import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { ReactNode, Ref } from 'react';
import type { OfferSummary } from '#contract/inventory.ts';
import { useNextFrame } from '#renderer/lib/use-next-frame.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import type { OfferRow } from './offer-rows.ts';
import { useRowCursor } from './use-row-cursor.ts';

const GROUP = 36;
/** So many rows come with the first frame: all at once would be a long task. */
const AT_ONCE = 14;

/** What whoever stands before the list can do with it. */
export interface ListHandle {
  /** Puts the keyboard on the first offer. */
  enter(): void;
  toTop(): void;
  /** Puts the focus on the offer that is shown elsewhere. */
  toOpen(): void;
}

/** Rows of any number, of which only those in sight are drawn. Headings stay in sight above their rows. */
export function OfferList({
  label,
  rows,
  height,
  open,
  start,
  handle,
  onNeed,
  onLeave,
  renderHeading,
  children,
}: {
  label: string;
  rows: readonly OfferRow[];
  /** Of an offer, in px. */
  height: number;
  /** Key of the offer that is shown elsewhere. */
  open?: string;
  /** Key of the offer to come back to. */
  start?: string;
  handle?: Ref<ListHandle>;
  /** An offer that is not fetched yet came into sight. */
  onNeed: (at: number) => void;
  /** Up from the first row. */
  onLeave: () => void;
  renderHeading: (row: OfferRow & { type: 'group' }) => ReactNode;
  children: (offer: OfferSummary, row: { open: boolean; reachable: boolean }) => ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const most = useNextFrame() ? undefined : AT_ONCE;
  const cursor = useRowCursor(rows, box, start, onLeave);
  const opened = open === undefined ? -1 : rows.findIndex(({ key }) => key === open);
  const grouped = rows.some(({ type }) => type === 'group');
  function headingOf(index: number): number {
    let at = index;
    while (at >= 0 && rows[at]?.type !== 'group') at -= 1;
    return at;
  }
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => (rows[at]?.type === 'group' ? GROUP : height),
    // A new function only with new rows: all places are measured again whenever it changes.
    getItemKey: useCallback((at: number) => rows[at]?.key ?? at, [rows]),
    overscan: 8,
    scrollPaddingStart: grouped ? GROUP : 0,
    // Until it has measured itself, so that the first rows are drawn with the list and not again after it.
    initialRect: { width: 0, height: AT_ONCE * height },
    useFlushSync: false,
    // What has the focus, or gets it back, is there even when it is out of sight.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range).slice(0, most);
      return [...new Set([headingOf(range.startIndex), cursor.at, opened, ...inSight])]
        .filter((at) => at >= 0 && at < rows.length)
        .toSorted((one, other) => one - other);
    },
  });
  const pinned = headingOf(virtual.range?.startIndex ?? 0);

  useEffect(() => {
    if (start !== undefined) virtual.scrollToIndex(cursor.at, { align: 'center' });
    // oxlint-disable-next-line react/exhaustive-deps -- only where the list appears
  }, []);
  useImperativeHandle(handle, () => ({
    enter: () => virtual.scrollToIndex(cursor.enter()),
    toTop: () => virtual.scrollToOffset(0),
    toOpen: () => box.current?.querySelector<HTMLElement>('[data-row][aria-expanded="true"]')?.focus(),
  }));
  const items = virtual.getVirtualItems();
  const needed = items.findLast(({ index }) => rows[index]?.type === 'pending');
  const neededRow = needed && rows[needed.index];
  const neededAt = neededRow?.type === 'pending' ? neededRow.at : undefined;
  useEffect(() => {
    if (neededAt !== undefined) onNeed(neededAt);
  }, [neededAt, onNeed, rows]);

  // The End key means the end of everything, which may have to be fetched first.
  const [toEnd, setToEnd] = useState(false);
  const missing = rows.findLast(({ type }) => type === 'pending');
  const missingAt = missing?.type === 'pending' ? missing.at : undefined;
  useEffect(() => {
    if (!toEnd) return;
    if (missingAt !== undefined) return onNeed(missingAt);
    setToEnd(false);
    virtual.scrollToIndex(cursor.leave());
    // oxlint-disable-next-line react/exhaustive-deps -- again with every page that comes
  }, [toEnd, rows]);

  return (
    <div ref={box} className="@container min-h-0 flex-1 overflow-y-auto px-3">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
      <ul
        aria-label={label}
        className="relative"
        style={{ height: virtual.getTotalSize() + 16 }}
        onKeyDown={(event) => {
          setToEnd(event.key === 'End' && missingAt !== undefined);
          const to = cursor.press(event);
          if (to !== undefined) virtual.scrollToIndex(to);
        }}
      >
        {items.map(({ index, size, start: top, key }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears of the button inside
            <li
              key={String(key)}
              data-cursor={index === cursor.at ? '' : undefined}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={
                row.type === 'group' ? 'z-1 w-full' : 'w-full border-b border-hairline/70 last:border-0'
              }
              style={
                index === pinned
                  ? { position: 'sticky', top: 0, height: size }
                  : { position: 'absolute', top: 0, height: size, transform: `translateY(${top}px)` }
              }
              onFocus={() => row.type === 'offer' && index !== cursor.at && cursor.put(row.key)}
            >
              {row.type === 'group' && renderHeading(row)}
              {row.type === 'offer' &&
                children(row.offer, { open: index === opened, reachable: index === cursor.at })}
              {row.type === 'pending' && <Pending />}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Keeps the place of a row that is on its way. */
function Pending() {
  return (
    <span aria-hidden className="flex h-full items-center px-2">
      <Skeleton />
    </span>
  );
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import type { ComponentProps, Ref } from 'react';
import type { CallSummary } from '#contract/call-query.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNextFrame } from '#renderer/lib/use-next-frame.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { PAGE } from '#renderer/stores/activity.ts';
import type { CallList as List } from '#renderer/stores/activity.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { classes } from '#renderer/ui/classes.ts';
import { Skeleton } from '#renderer/ui/skeleton.tsx';
import { COLUMNS, CallLine, ROOMY, WIDER } from './call-line.tsx';
import { useCursor } from './use-cursor.ts';

const ROW = 32;
/** Chromium draws nothing below 33,554,432 px. */
export const MOST_ROWS = 1_000_000;
const AT_TOP = 4;
const OVERSCAN = 4;
const SETTLED = 60_000;
const SLOW = 30_000;
/** So many lines come with the first frame: all at once would be a long task. */
const AT_ONCE = 14;

/** What whoever stands before the list can do with it. */
export interface ListHandle {
  toTop(): void;
}

/** A line that has settled need not hear every second; but it never gets younger again by that. */
function clockOf(now: number, at: number): number {
  return now - at < SETTLED ? now : Math.max(at + SETTLED, Math.floor(now / SLOW) * SLOW);
}

/** Calls of any number, of which only those in sight are fetched and drawn. */
export function CallList({
  head,
  list,
  open,
  handle,
  onOpen,
  onNeed,
  onTop,
}: {
  head: readonly CallSummary[];
  list: List;
  open: string | undefined;
  handle: Ref<ListHandle>;
  onOpen: (id: string | undefined) => void;
  onNeed: (first: number, last: number) => void;
  /** Whether the newest call is in sight. */
  onTop: (top: boolean) => void;
}) {
  const now = useNow(1000);
  const approvals = useEngine((state) => state.mirror?.approvals);
  const box = useRef<HTMLDivElement>(null);
  const count = Math.min(head.length + list.total, MOST_ROWS);
  const callAt = (index: number): CallSummary | undefined => {
    const place = index - head.length;
    return place < 0 ? head[index] : list.pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  };
  const indexOf = (id: string): number | undefined => {
    const running = head.findIndex((call) => call.id === id);
    if (running >= 0) return running;
    for (const [page, calls] of list.pages) {
      const at = calls.findIndex((call) => call.id === id);
      if (at >= 0) return head.length + page * PAGE + at;
    }
    return undefined;
  };
  const most = useNextFrame() ? undefined : AT_ONCE;
  const cursor = useCursor(box, count, (index) => callAt(index)?.id, indexOf);
  // oxlint-disable-next-line react/incompatible-library -- its functions are not handed on
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: OVERSCAN,
    scrollPaddingStart: ROW,
    // Until it has measured itself, so that the first lines are drawn with the list and not again after it.
    initialRect: { width: 0, height: AT_ONCE * ROW },
    useFlushSync: false,
    // What has the focus is there even when it is out of sight.
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range).slice(0, most);
      return [...new Set([cursor.index, ...inSight])].filter((at) => at >= 0 && at < count);
    },
  });
  useImperativeHandle(handle, () => ({ toTop: () => virtual.scrollToOffset(0) }));
  const toggle = useCallback((id: string) => onOpen(id === open ? undefined : id), [onOpen, open]);
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  const first = Math.max(0, startIndex - OVERSCAN - head.length);
  const last = Math.max(0, endIndex + OVERSCAN - head.length);
  useEffect(() => onNeed(first, last), [onNeed, first, last, list]);

  return (
    <div
      ref={box}
      className="@container min-h-0 flex-1 overflow-y-auto px-3"
      onScroll={({ currentTarget }) => onTop(currentTarget.scrollTop <= AT_TOP)}
    >
      <table aria-label={t('shell.activity')} aria-rowcount={count + 1} className="block">
        <thead className="sticky top-0 z-10 block border-b border-hairline bg-ground">
          <tr aria-rowindex={1} className={classes(COLUMNS, 'text-left text-label text-ink-3')}>
            <HeadCell>{t('activity.time')}</HeadCell>
            <HeadCell>{t('activity.outcome')}</HeadCell>
            <HeadCell>{t('activity.tool')}</HeadCell>
            <HeadCell className={WIDER}>{t('activity.arguments')}</HeadCell>
            <HeadCell className={ROOMY}>{t('activity.via')}</HeadCell>
            <HeadCell className={ROOMY}>{t('activity.decision')}</HeadCell>
            <HeadCell className="text-right">{t('activity.took')}</HeadCell>
          </tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
        <tbody
          className="relative block"
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={(event) => {
            const to = cursor.press(event);
            if (to !== undefined) virtual.scrollToIndex(to);
          }}
        >
          {virtual.getVirtualItems().map(({ index, start }) => {
            const call = callAt(index);
            return (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears of the button inside
              <tr
                // Not by call: while calls pour in, lines are written anew instead of being made anew.
                key={index}
                aria-rowindex={index + 2}
                data-cursor={index === cursor.index ? '' : undefined}
                className={classes(
                  COLUMNS,
                  'absolute inset-x-0 border-b border-hairline/70 [contain:strict]',
                  call !== undefined && (call.id === open ? 'bg-accent-soft' : 'hover:bg-hover'),
                )}
                style={{ top: start }}
                onFocus={() => index !== cursor.index && cursor.put(index)}
              >
                {call ? (
                  <CallLine
                    call={call}
                    now={clockOf(now, call.at)}
                    asking={
                      call.outcome === undefined &&
                      (approvals?.some((one) => one.kind === 'call' && one.callId === call.id) ?? false)
                    }
                    open={call.id === open}
                    reachable={index === cursor.index}
                    onOpen={toggle}
                  />
                ) : (
                  <Pending />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell(props: ComponentProps<'th'>) {
  return <th scope="col" {...props} className={classes('truncate font-normal', props.className)} />;
}

/** Keeps the place of a call that is on its way. */
function Pending() {
  return (
    // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- there is nothing to say yet
    <td aria-busy className="col-span-full flex h-full items-center">
      <Skeleton />
    </td>
  );
}

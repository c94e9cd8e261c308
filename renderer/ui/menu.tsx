import { useId, useRef, useState } from 'react';
import type { ComponentProps, KeyboardEvent, ReactNode } from 'react';
import { classes } from './classes.ts';

interface MenuItem {
  id: string;
  content: ReactNode;
  act: () => void;
  /** Given: one of the items is chosen, and says so. */
  chosen?: boolean;
}

const POPUP =
  'fixed inset-auto my-1 max-h-[min(100%-8px,420px)] max-w-[calc(100vw-16px)] min-w-44 animate-appear overflow-y-auto rounded-control bg-raised p-1 text-ink shadow-float outline-none [position-try-order:most-height] [position-try-fallbacks:flip-block,flip-inline,flip-block_flip-inline]';
const ITEM =
  'flex h-7 w-full cursor-default items-center gap-2 rounded-[4px] px-2 text-left whitespace-nowrap select-none focus:bg-accent-soft focus-visible:-outline-offset-2';
const TYPING_MS = 700;

/**
 * A button that opens a menu: arrow keys, Home, End and the first letters move in it; Escape and Tab leave it.
 * It is the browser's own popover: it stands where it is written, so it needs neither a portal nor focus guards.
 */
export function Menu({
  items,
  align = 'start',
  children,
  ...trigger
}: Omit<ComponentProps<'button'>, 'type' | 'popoverTarget'> & {
  items: readonly MenuItem[];
  align?: 'start' | 'end';
}) {
  const id = useId();
  const anchor = `--${id.replaceAll(/[^\w-]/g, '')}`;
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const [open, setOpen] = useState(false);

  const inside = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  function leave() {
    menu.current?.hidePopover();
    button.current?.focus();
  }
  function pressed(event: KeyboardEvent) {
    const all = inside();
    const at = all.findIndex((item) => item === document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the button, as if the menu had never been.
      if (event.key === 'Escape') event.preventDefault();
      leave();
      return;
    }
    const to = nextOf(event.key, at, all.length) ?? found(event, all, at);
    if (to === undefined) return;
    event.preventDefault();
    all[to]?.focus();
  }
  function found(event: KeyboardEvent, all: readonly HTMLElement[], at: number): number | undefined {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const before = event.timeStamp - typed.current.at > TYPING_MS ? '' : typed.current.text;
    // It presses, unless it stands between two words.
    if (event.key === ' ' && before === '') return undefined;
    const key = event.key.toLowerCase();
    // The same letter again goes on to the next; a longer word may stay.
    const text = before === key ? key : before + key;
    typed.current = { text, at: event.timeStamp };
    const from = text.length === 1 ? at + 1 : at;
    const turned = all.map((_, step) => (from + step) % all.length);
    return turned.find((index) => all[index]?.textContent?.trim().toLowerCase().startsWith(text));
  }

  return (
    <>
      <button
        {...trigger}
        ref={button}
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        popoverTarget={id}
        style={{ anchorName: anchor }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          menu.current?.showPopover();
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={trigger['aria-label'] ?? (typeof children === 'string' ? children : undefined)}
        style={{ positionAnchor: anchor }}
        className={classes(
          POPUP,
          align === 'start' ? '[position-area:bottom_span-right]' : '[position-area:bottom_span-left]',
        )}
        onBeforeToggle={({ newState }) => setOpen(newState === 'open')}
        onToggle={({ newState }) => {
          if (newState !== 'open') return;
          const all = inside();
          (all.find((item) => item.ariaChecked === 'true') ?? all[0])?.focus();
        }}
        onKeyDown={pressed}
      >
        {open &&
          items.map(({ id: key, content, act, chosen }) => (
            <button
              key={key}
              type="button"
              role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={chosen}
              tabIndex={-1}
              onPointerMove={({ currentTarget }) => currentTarget.focus()}
              onClick={() => {
                leave();
                act();
              }}
              className={ITEM}
            >
              {content}
            </button>
          ))}
      </div>
    </>
  );
}

function nextOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

/**
 * A list with an inspector: beside it where there is room, over it where there is not.
 * Whoever opens it with the keyboard is taken there; Escape closes it and leads back to the row.
 * Rows are marked `data-row`; the open one says `aria-expanded`.
 */
export function Split({
  open,
  onClose,
  inspector,
  children,
}: {
  /** Key of what the inspector shows. */
  open: string | undefined;
  onClose: () => void;
  inspector: ReactNode;
  children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open === undefined || !document.activeElement?.matches('[data-row]:focus-visible')) return;
    root.current?.querySelector('aside')?.focus();
  }, [open]);

  function close(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || open === undefined) return;
    root.current?.querySelector<HTMLElement>('[data-row][aria-expanded="true"]')?.focus();
    onClose();
  }

  return (
    <div ref={root} onKeyDown={close} role="presentation" className="relative flex min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      {open !== undefined && inspector}
    </div>
  );
}

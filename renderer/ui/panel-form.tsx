import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** What can be filled in fills the panel and scrolls; the buttons stay below it. A refused try leads to the first field at fault. */
export function PanelForm({
  label,
  onSubmit,
  tried = 0,
  foot,
  children,
}: {
  label: string;
  onSubmit: () => void;
  /** A new number each time that sending was refused. */
  tried?: number;
  foot: ReactNode;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tried > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
  }, [tried]);
  return (
    <form
      ref={form}
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-4">{children}</div>
      <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-2 border-t border-hairline px-4 py-2">
        {foot}
      </div>
    </form>
  );
}

import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

/** What can be filled in fills the panel and scrolls; the buttons stay below it. A refused try leads to the first field at fault. */
export function PanelForm({
  label,
  onSubmit,
  tried = 0,
  above,
  foot,
  children,
}: {
  label: string;
  onSubmit: () => void;
  /** A new number each time that sending was refused. */
  tried?: number;
  /** Stays in sight over the buttons. */
  above?: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tried === 0) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid]');
    field?.focus();
    // With room for what is said under it.
    field?.scrollIntoView({ block: 'center' });
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
      <div className="flex shrink-0 flex-col gap-2 border-t border-hairline px-4 py-2">
        {above}
        <div className="flex min-h-7 flex-wrap items-center gap-2">{foot}</div>
      </div>
    </form>
  );
}

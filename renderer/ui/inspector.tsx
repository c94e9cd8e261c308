import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { IconButton } from './icon-button.tsx';

/** The panel of 420 on the right in which a thing shows its details. */
export function Inspector({
  title,
  note,
  closeLabel,
  onClose,
  children,
}: {
  title: string;
  /** Stands under the title: a state, a time. */
  note: ReactNode;
  closeLabel: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  // Whoever worked in a panel that made way for this one goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, []);
  return (
    <aside
      ref={panel}
      aria-label={title}
      tabIndex={-1}
      className="absolute inset-y-0 right-0 z-20 flex w-[420px] max-w-full animate-slide max-roomy:w-full flex-col bg-raised shadow-float outline-none wide:static wide:z-auto wide:shrink-0 wide:border-l wide:border-hairline wide:bg-ground wide:shadow-none"
    >
      <header className="flex shrink-0 items-start gap-2 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="text-section font-semibold break-words">{title}</h2>
          <div className="flex items-center gap-1.5 text-note text-ink-2">{note}</div>
        </div>
        <IconButton label={closeLabel} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {children}
    </aside>
  );
}

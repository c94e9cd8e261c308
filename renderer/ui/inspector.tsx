import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { IconButton } from './icon-button.tsx';

const Width = createContext<readonly [boolean, (full: boolean) => void]>([false, () => undefined]);

/** Whether the inspector covers the whole screen, and how to change that; what asked for it takes it back when it goes. */
export function useFullWidth(): readonly [boolean, (full: boolean) => void] {
  const width = useContext(Width);
  const [, setFull] = width;
  useEffect(() => () => setFull(false), [setFull]);
  return width;
}

const BESIDE =
  'max-wide:w-[420px] max-roomy:w-full bg-raised shadow-float wide:static wide:z-auto wide:shrink-0 wide:border-l wide:border-hairline wide:bg-ground wide:shadow-none';

/** The panel of 420 on the right in which a thing shows its details. */
export function Inspector({
  title,
  note,
  closeLabel,
  onClose,
  roomy = false,
  children,
}: {
  title: string;
  /** Stands under the title: a state, a time. */
  note: ReactNode;
  closeLabel: string;
  onClose: () => void;
  /** More than half of a wide window, for what has two columns. */
  roomy?: boolean;
  children: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const [full, setFull] = useState(false);
  // Whoever worked in a panel that made way for this one goes on here.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.focus();
  }, []);
  return (
    <aside
      ref={panel}
      aria-label={title}
      tabIndex={-1}
      className={classes(
        'absolute inset-y-0 right-0 z-20 flex max-w-full animate-slide flex-col outline-none',
        full ? 'w-full bg-ground' : BESIDE,
        !full && (roomy ? 'wide:w-[min(62%,960px)]' : 'wide:w-[420px]'),
      )}
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
      <Width value={[full, setFull]}>{children}</Width>
    </aside>
  );
}

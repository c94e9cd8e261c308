import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';

const LINE = 'flex min-h-7 w-full items-center gap-2 rounded-control px-1.5 text-left';

/** A thing on one line of a message that opens below it; without `onOpen` there is nothing to open. */
export function OpenLine({
  icon,
  name,
  note,
  end,
  open,
  onOpen,
  children,
}: {
  icon: ReactNode;
  name: ReactNode;
  note: ReactNode;
  end?: ReactNode;
  open: boolean;
  onOpen: (() => void) | undefined;
  children: ReactNode;
}) {
  const line = (
    <>
      {icon}
      <span className="min-w-0 truncate font-mono text-note">{name}</span>
      {/* Gives way long before the name does. */}
      <span className="min-w-16 shrink-[9999] grow truncate text-note text-ink-2">{note}</span>
      {end}
    </>
  );
  return (
    <div className="-mx-1.5 flex flex-col gap-1.5">
      {onOpen ? (
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className={classes(LINE, 'select-none hover:bg-hover')}
        >
          {line}
          <ChevronRight
            size={14}
            aria-hidden
            className={classes('shrink-0 text-ink-3', open && 'rotate-90')}
          />
        </button>
      ) : (
        <p className={LINE}>{line}</p>
      )}
      {open && <div className="flex flex-col gap-2 pr-1.5 pb-1 pl-7">{children}</div>}
    </div>
  );
}

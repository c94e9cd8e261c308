import type { ReactNode } from 'react';
import { classes } from '#renderer/ui/classes.ts';

/** A row that opens its details, with notes below its name and what can be done with it on the right. */
export function SettingRow({
  name,
  mono = false,
  mark,
  open,
  onOpen,
  notes,
  action,
}: {
  name: string;
  mono?: boolean;
  /** Said after the name, such as "default". */
  mark?: string;
  open: boolean;
  onOpen: () => void;
  notes: ReactNode;
  action?: ReactNode;
}) {
  return (
    <li
      className={classes(
        'relative flex min-h-9 items-start gap-3 border-b border-hairline/70 px-2 py-2 last:border-0',
        open ? 'bg-accent-soft' : 'hover:bg-hover',
      )}
    >
      <div className="min-w-0 flex-1">
        <button
          type="button"
          data-row
          aria-expanded={open}
          onClick={onOpen}
          className={classes(
            'max-w-full text-left break-words outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
            mono ? 'font-mono text-note leading-5' : 'font-medium',
          )}
        >
          {name}
        </button>
        {mark && <span className="ml-2 text-label text-ink-3">{mark}</span>}
        <div className="text-note text-ink-2">{notes}</div>
      </div>
      <div className="relative z-1 -my-1 -mr-3 flex shrink-0 justify-end gap-1">{action}</div>
    </li>
  );
}

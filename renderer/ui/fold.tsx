import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** What few ask for, behind a line that opens it. */
export function Fold({ title, children }: { title: string; children: () => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-1">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ml-1 flex h-6 items-center gap-1 rounded-control px-1 text-note text-ink-2 select-none hover:bg-hover hover:text-ink"
      >
        <ChevronRight size={14} aria-hidden className={classes(open && 'rotate-90')} />
        {title}
      </button>
      {open && <div className="w-full">{children()}</div>}
    </div>
  );
}

import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** Something that is there for whoever wants it. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="group">
      <summary className="-ml-1 inline-flex h-6 cursor-default items-center gap-1 rounded-control pr-1.5 text-note text-ink-2 select-none hover:bg-hover hover:text-ink">
        <ChevronRight size={14} aria-hidden className="shrink-0 group-open:rotate-90" />
        {title}
      </summary>
      <div className="pt-1.5">{children}</div>
    </details>
  );
}

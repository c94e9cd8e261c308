import type { ReactNode } from 'react';

/** Says what will be here, and offers the one next step. */
export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 px-8 py-12 text-center">
      <p className="max-w-80 text-balance text-ink-2 [word-break:auto-phrase]">{text}</p>
      {children}
    </div>
  );
}

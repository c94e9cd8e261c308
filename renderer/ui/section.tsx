import type { ReactNode } from 'react';

/** A part of an inspector, under a small heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-label text-ink-3">{title}</h3>
      {children}
    </div>
  );
}

import type { ReactNode } from 'react';

/** The title row of a screen: its name left, what belongs to all of it right. */
export function ScreenTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-4 px-5">
      <h1 className="flex-1 truncate text-screen font-semibold tracking-tight">{title}</h1>
      {children}
    </header>
  );
}

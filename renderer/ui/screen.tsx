import type { ReactNode } from 'react';

/** The title row of a screen: its name left, what belongs to all of it right, or below where there is no room. */
export function ScreenTitle({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2">
      <h1 className="max-w-full min-w-fit flex-1 truncate text-screen font-semibold tracking-tight">
        {title}
      </h1>
      {children}
    </header>
  );
}

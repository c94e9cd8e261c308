import type { ReactNode } from 'react';
import { classes } from './classes.ts';

/** The title row of a screen: its name left, what belongs to all of it right, or below where there is no room. */
export function ScreenTitle({
  title,
  long = false,
  children,
}: {
  title: string;
  /** It may be longer than the room there is, and is cut then; whole on hover. */
  long?: boolean;
  children?: ReactNode;
}) {
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 px-5 py-2">
      <h1
        title={long ? title : undefined}
        className={classes(
          'max-w-full flex-1 truncate text-screen font-semibold tracking-tight',
          long ? 'min-w-32' : 'min-w-fit',
        )}
      >
        {title}
      </h1>
      {children}
    </header>
  );
}

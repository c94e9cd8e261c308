import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { moveBetweenRows } from './row-keys.ts';

/** A table whose rows open something; its header stays while the rows scroll. */
export function Table({
  label,
  head,
  children,
  foot,
}: {
  label: string;
  head: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto px-3 pb-4">
      <table aria-label={label} className="w-full table-fixed border-separate border-spacing-0">
        <thead className="sticky top-0 z-10 bg-ground">
          <tr className="h-7 text-left text-label text-ink-3">{head}</tr>
        </thead>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys move between the buttons inside */}
        <tbody className="[&>tr:last-child>td]:border-0" onKeyDown={moveBetweenRows}>
          {children}
        </tbody>
      </table>
      {foot}
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th scope="col" {...rest} className={classes('border-b border-hairline px-2 font-normal', className)} />
  );
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return (
    <td
      {...rest}
      className={classes('truncate border-b border-hairline/70 px-2 whitespace-nowrap', className)}
    />
  );
}

/** `relative`, so that the button of the row can reach across it. */
export function Row({ open, className, ...rest }: ComponentProps<'tr'> & { open: boolean }) {
  return (
    <tr {...rest} className={classes('relative', open ? 'bg-accent-soft' : 'hover:bg-hover', className)} />
  );
}

/** The one button that opens a row: the whole row answers to it. */
export function RowButton({ open, className, ...rest }: ComponentProps<'button'> & { open: boolean }) {
  return (
    <button
      type="button"
      data-row
      aria-expanded={open}
      {...rest}
      className={classes(
        'max-w-full truncate text-left outline-none after:absolute after:inset-0 after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent',
        className,
      )}
    />
  );
}

import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import { Hint } from './hint.tsx';

/** A square control of 28 that shows an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  className,
  children,
  ...rest
}: Omit<ComponentProps<'button'>, 'aria-label'> & { label: string; children: ReactNode }) {
  return (
    <Hint label={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classes(
          'inline-flex size-7 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors duration-[80ms] hover:bg-hover hover:text-ink active:bg-sunken',
          className,
        )}
      >
        {children}
      </button>
    </Hint>
  );
}

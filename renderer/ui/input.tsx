import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

const CONTROL =
  'w-full rounded-control border border-edge bg-raised text-ink hover:border-ink-3 aria-invalid:border-failed focus-visible:outline-offset-0';

export function TextInput({ className, ...rest }: ComponentProps<'input'>) {
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className={classes(CONTROL, 'h-7', rest.list === undefined ? 'px-2' : 'chevron pr-6 pl-2', className)}
    />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      autoComplete="off"
      spellCheck={false}
      {...rest}
      className={classes(CONTROL, 'block min-h-14 resize-y px-2 py-1 font-mono text-note', className)}
    />
  );
}

export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select {...rest} className={classes(CONTROL, 'chevron h-7 truncate pr-6 pl-2', className)} />;
}

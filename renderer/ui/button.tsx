import type { ComponentProps } from 'react';
import { classes } from './classes.ts';

const KINDS = {
  plain: 'border-edge bg-raised text-ink hover:bg-hover active:bg-sunken',
  primary: 'border-transparent bg-accent text-on-accent hover:brightness-110 active:brightness-95',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-sunken',
};

const UNAVAILABLE = 'cursor-default bg-transparent text-ink-3';

/** A control of 28. `aria-disabled` keeps it focusable and makes its click do nothing. */
export function Button({
  kind = 'plain',
  className,
  onClick,
  ...rest
}: ComponentProps<'button'> & { kind?: keyof typeof KINDS }) {
  const off = rest['aria-disabled'] === true || rest['aria-disabled'] === 'true';
  return (
    <button
      type="button"
      {...rest}
      onClick={off ? (event) => event.preventDefault() : onClick}
      className={classes(
        'inline-flex h-7 shrink-0 items-center justify-center gap-1.5 rounded-control border px-3 font-medium whitespace-nowrap select-none',
        'transition-colors duration-[80ms]',
        off ? UNAVAILABLE : KINDS[kind],
        off && (kind === 'quiet' ? 'border-transparent' : 'border-hairline'),
        className,
      )}
    />
  );
}

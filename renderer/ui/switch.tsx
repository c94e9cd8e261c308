import { classes } from './classes.ts';

/** On or off, with a name that does not change with its position. */
export function Switch({
  label,
  checked,
  onChange,
  disabled = false,
  id,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  id?: string;
}) {
  return (
    <button
      type="button"
      role="switch"
      id={id}
      aria-label={label}
      aria-checked={checked}
      aria-disabled={disabled}
      onClick={() => !disabled && onChange(!checked)}
      className={classes('group inline-flex h-7 w-10 shrink-0 items-center justify-center rounded-control')}
    >
      <span
        className={classes(
          'relative h-4 w-7 rounded-full border transition-colors duration-[120ms]',
          checked ? 'border-accent bg-accent' : 'border-edge bg-sunken group-hover:bg-hover',
          disabled && 'opacity-50',
        )}
      >
        <span
          className={classes(
            'absolute top-px left-px size-3 rounded-full transition-transform duration-[120ms] ease-settle',
            checked ? 'translate-x-3 bg-on-accent' : 'bg-ink-3',
          )}
        />
      </span>
    </button>
  );
}

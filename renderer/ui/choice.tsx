import { useId } from 'react';
import { classes } from './classes.ts';

/** One of a few ways to see the same thing; small, because it stands beside what it changes. */
export function Choice<Id extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { id: Id; label: string }[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-0.5">
      {options.map((option) => (
        <label
          key={option.id}
          className={classes(
            'relative flex h-6 items-center rounded-control px-2 text-note whitespace-nowrap select-none',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
            option.id === value ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={group}
            value={option.id}
            checked={option.id === value}
            onChange={() => onChange(option.id)}
            className="absolute inset-0 size-full appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}

import { useId } from 'react';
import { classes } from './classes.ts';

export interface Segment<Id extends string> {
  id: Id;
  label: string;
  /** Already in the words of the reader's language. */
  count?: string;
}

/** One choice out of few, side by side. Arrow keys move it, as in any group of radio buttons. */
export function Segments<Id extends string>({
  label,
  value,
  onChange,
  segments,
}: {
  label: string;
  value: Id;
  onChange: (id: Id) => void;
  segments: readonly Segment<Id>[];
}) {
  const group = useId();
  return (
    <div role="radiogroup" aria-label={label} className="flex flex-wrap gap-0.5">
      {segments.map((segment) => (
        <label
          key={segment.id}
          className={classes(
            'relative flex h-7 items-center gap-1.5 rounded-control px-2 whitespace-nowrap select-none',
            'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
            segment.id === value ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={group}
            value={segment.id}
            checked={segment.id === value}
            onChange={() => onChange(segment.id)}
            className="absolute inset-0 size-full appearance-none outline-none"
          />
          {segment.label}
          {segment.count !== undefined && (
            <span className="text-label text-ink-3 tabular-nums">{segment.count}</span>
          )}
        </label>
      ))}
    </div>
  );
}

import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import { classes } from './classes.ts';
import { TextInput } from './input.tsx';

/** A field that narrows what stands below it. Escape empties it; only then does the key mean anything else. */
export function SearchField({
  label,
  clearLabel,
  value,
  onChange,
  onKeyDown,
  fieldRef,
  className,
}: {
  label: string;
  clearLabel: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  fieldRef?: Ref<HTMLInputElement>;
  className?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  function clear() {
    onChange('');
    box.current?.querySelector('input')?.focus();
  }
  return (
    <div ref={box} className={classes('relative', className)}>
      <Search
        size={14}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-ink-3"
      />
      <TextInput
        ref={fieldRef}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            clear();
          } else onKeyDown?.(event);
        }}
        className="px-7"
      />
      {value !== '' && (
        <button
          type="button"
          aria-label={clearLabel}
          onClick={clear}
          className="absolute top-0.5 right-0.5 flex size-6 items-center justify-center rounded-control text-ink-3 hover:bg-hover hover:text-ink"
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

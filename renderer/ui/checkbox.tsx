import type { ReactNode } from 'react';

/** A choice with its words beside it; both answer to a press. */
export function Checkbox({
  label,
  checked,
  onChange,
  disabled = false,
  note,
  problem,
}: {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  /** Stands below, smaller. */
  note?: ReactNode;
  /** Why it could not be changed. */
  problem?: string | undefined;
}) {
  return (
    <label className="flex min-h-6 items-start gap-2">
      <span className="flex h-5 items-center">
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked)}
          className="size-4 shrink-0 accent-accent"
        />
      </span>
      <span className="min-w-0 flex-1 break-words">
        {label}
        {note && <span className="block text-note text-ink-2">{note}</span>}
        {problem && (
          <span role="alert" className="block text-note text-failed">
            {problem}
          </span>
        )}
      </span>
    </label>
  );
}

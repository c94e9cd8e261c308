import { Select } from '#renderer/ui/input.tsx';

/** One of a few, chosen from a menu, with what it means below. */
export function ChoiceRow<Id extends string>({
  id,
  label,
  help,
  value,
  options,
  onChange,
  problem,
}: {
  id: string;
  label: string;
  help: string;
  value: Id;
  options: readonly { id: Id; label: string }[];
  onChange: (id: Id) => void;
  problem?: string | undefined;
}) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
      <div className="min-w-60 flex-1">
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-help`} className="text-note text-ink-2">
          {help}
        </p>
        {problem && (
          <p role="alert" className="text-note text-failed">
            {problem}
          </p>
        )}
      </div>
      <Select
        id={id}
        aria-describedby={`${id}-help`}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
        className="w-44!"
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </Select>
    </div>
  );
}

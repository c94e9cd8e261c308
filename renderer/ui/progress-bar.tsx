/** How far something is; without `max` only that it moves on. */
export function ProgressBar({
  label,
  value,
  max,
  note,
}: {
  label: string;
  value: number;
  max: number | undefined;
  note: string | undefined;
}) {
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label={label}
        {...(max === undefined ? {} : { value, max })}
        className="block h-1 w-full appearance-none overflow-hidden rounded-full bg-hairline [&::-webkit-progress-bar]:bg-hairline [&::-webkit-progress-value]:bg-starting"
      />
      {note && <p className="text-note break-words text-ink-2">{note}</p>}
    </div>
  );
}

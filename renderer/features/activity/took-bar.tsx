import { duration, exactDuration } from '#renderer/lib/format.ts';

const LEAST_MS = 0.1;
const MOST_MS = 60_000;

/** How long a call took, on a log scale from a tenth of a millisecond to a minute. */
export function TookBar({ ms }: { ms: number }) {
  const share = Math.log(Math.max(ms, LEAST_MS) / LEAST_MS) / Math.log(MOST_MS / LEAST_MS);
  return (
    <span title={exactDuration(ms)} className="flex items-center justify-end gap-2">
      <span className="tabular-nums">{duration(ms)}</span>
      <span aria-hidden className="flex h-1 w-12 shrink-0 rounded-full bg-hairline/60">
        <span
          className="rounded-full bg-ink-3"
          style={{ width: `${Math.max(4, Math.min(1, share) * 100)}%` }}
        />
      </span>
    </span>
  );
}

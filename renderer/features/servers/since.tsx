import { ago, exactTime } from '#renderer/lib/format.ts';
import { useNow } from '#renderer/lib/use-now.ts';

/** A moment, relative within a day; exact on hover. */
export function Since({ at }: { at: number }) {
  const now = useNow(1000);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)} className="text-ink-3 tabular-nums">
      {ago(at, now)}
    </time>
  );
}

import { ago, elapsed, exactTime, shortTime } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import type { Shown } from '#renderer/lib/server-look.ts';
import { useNow } from '#renderer/lib/use-now.ts';

const DAY = 24 * 60 * 60 * 1000;

/** When a state began: how long ago it came to an end, since when it lasts, or how long it is under way. Exact on hover. */
export function Since({ at, state }: { at: number; state: Shown }) {
  const now = useNow(1000);
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)} className="text-ink-3 tabular-nums">
      {wordsOf(at, now, state)}
    </time>
  );
}

function wordsOf(at: number, now: number, state: Shown): string {
  if (state === 'stopped' || state === 'failed') return ago(at, now);
  if (state === 'ready' || state === 'degraded' || state === 'off') {
    return t('servers.since', { time: now - at < DAY ? shortTime(at) : ago(at, now) });
  }
  return elapsed(now - at);
}

import type { Text } from '#contract/text.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { Callout } from '#renderer/ui/callout.tsx';

/** What is left of the time to answer, what else waits, and why the last answer was not taken. */
export function Countdown({
  expiresAt,
  others,
  problem,
}: {
  expiresAt: number;
  others: number;
  problem: Text | undefined;
}) {
  const now = useNow(1000);
  const seconds = Math.max(0, Math.ceil((expiresAt - now) / 1000));
  return (
    <div className="flex shrink-0 flex-col gap-3 px-5 pt-3 text-note text-ink-2 tabular-nums">
      {problem && <Callout title={tell(problem)} />}
      <div className="flex justify-between">
        <p role="timer">{t('approval.expires', { seconds })}</p>
        {others > 0 && <p>{t('approval.queue', { count: others })}</p>}
      </div>
    </div>
  );
}

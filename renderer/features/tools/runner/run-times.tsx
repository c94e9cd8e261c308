import { duration, exactDuration } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';

/** How long a call took, and how much of that was spent waiting for a person. */
export function RunTimes({ callId }: { callId: string }) {
  const call = useEngine(({ mirror }) => mirror?.calls.find((one) => one.id === callId));
  if (call?.totalMs === undefined) return null;
  return (
    <p title={exactDuration(call.totalMs)} className="text-note text-ink-3 tabular-nums">
      {call.waitedMs
        ? t('runner.tookWaiting', { total: duration(call.totalMs), waited: duration(call.waitedMs) })
        : duration(call.totalMs)}
    </p>
  );
}

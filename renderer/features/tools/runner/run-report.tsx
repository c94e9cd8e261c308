import { useEffect, useRef } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import type { Attempt } from '#renderer/stores/desk.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { RunOutcome } from './run-outcome.tsx';
import { RunProgress } from './run-progress.tsx';

/** How a run goes, then how it went. */
export function RunReport({ server, attempt }: { server: string; attempt: Attempt }) {
  const box = useRef<HTMLElement>(null);
  const { callId, endedAt } = attempt;
  useEffect(() => {
    if (callId || endedAt) box.current?.scrollIntoView({ block: 'nearest' });
  }, [callId, endedAt]);
  return (
    <section ref={box} aria-label={t('runner.report')} aria-live="polite" className="scroll-mb-4">
      {attempt.endedAt === undefined && <RunProgress attempt={attempt} />}
      {attempt.refusal && <Callout title={tell(attempt.refusal)} />}
      {attempt.outcome && <RunOutcome server={server} callId={attempt.callId} outcome={attempt.outcome} />}
    </section>
  );
}

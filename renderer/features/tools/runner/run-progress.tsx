import { useEffect, useRef } from 'react';
import { elapsed } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { cancelCall } from '#renderer/stores/calls.ts';
import type { Attempt } from '#renderer/stores/desk.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { ElicitationQuestion } from '#renderer/asked/elicitation-question.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';

/** While a call is on its way: what it waits for, how far it is, and the way out. */
export function RunProgress({ attempt }: { attempt: Attempt }) {
  const now = useNow(100);
  const question = useEngine(({ mirror }) =>
    mirror?.approvals.find((approval) => 'callId' in approval && approval.callId === attempt.callId),
  );
  const asking = question !== undefined;
  const box = useRef<HTMLDivElement>(null);
  // What is asked takes more room than what runs, here and above the screen.
  useEffect(() => {
    if (asking) box.current?.scrollIntoView({ block: 'nearest' });
  }, [asking]);
  const progress = useEngine(({ mirror }) => mirror?.progress[attempt.callId]);
  return (
    <div ref={box} className="flex scroll-mb-4 flex-col gap-2">
      <div className="flex items-center gap-2">
        <Glyph shape={asking ? 'hourglass' : 'arc'} tone={asking ? 'waiting' : 'starting'} />
        <p className="min-w-0 flex-1">
          {t(asking ? (question.kind === 'call' ? 'runner.asking' : 'outcome.asking') : 'runner.running')}
        </p>
        <span aria-live="off" className="text-note text-ink-3 tabular-nums">
          {elapsed(now - attempt.startedAt)}
        </span>
        <Button onClick={() => cancelCall(attempt.callId)}>{t('runner.cancel')}</Button>
      </div>
      {question?.kind === 'elicitation' && <ElicitationQuestion key={question.id} approval={question} />}
      {progress && (
        <ProgressBar
          label={t('runner.progress')}
          value={progress.progress}
          max={progress.total}
          note={progress.message}
        />
      )}
    </div>
  );
}

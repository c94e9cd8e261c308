import type { OutcomeView } from '#contract/outcome.ts';
import { callLook } from '#renderer/lib/call-look.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { RunMessage } from './run-message.tsx';
import { RunTimes } from './run-times.tsx';

/** How a call ended: its result, or why there is none and what helps. */
export function RunOutcome({
  server,
  callId,
  outcome,
  onReadResource,
}: {
  server: string;
  callId: string;
  outcome: OutcomeView;
  /** A link of the result was asked for. */
  onReadResource: (uri: string) => void;
}) {
  const look = callLook(outcome.outcome, false);
  const stopped = useEngine(
    ({ mirror }) =>
      mirror?.servers.some((view) => view.server.id === server && view.pid === undefined) ?? false,
  );
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <Glyph shape={look.shape} tone={look.tone} />
        <p className="flex-1 font-medium">{t(look.word)}</p>
        <RunTimes callId={callId} />
      </div>
      {'result' in outcome && (
        <ResultView result={outcome.result} labels={resultLabels()} onReadResource={onReadResource} />
      )}
      {'message' in outcome && <RunMessage message={outcome.message} />}
      {outcome.outcome === 'notFound' && outcome.near.length > 0 && (
        <p className="text-ink-2">{t('runner.near', { names: outcome.near.join(', ') })}</p>
      )}
      {outcome.outcome === 'unavailable' && (
        <Callout
          shape={look.shape}
          tone={look.tone}
          title={tell(outcome.reason)}
          advice={tell(outcome.advice)}
        >
          {stopped && (
            <Button className="mt-1" onClick={() => void operate(server, 'start')}>
              {t('servers.startNow')}
            </Button>
          )}
        </Callout>
      )}
    </div>
  );
}

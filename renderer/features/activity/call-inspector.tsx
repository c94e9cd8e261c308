import type { CallRecord } from '#contract/call.ts';
import { callLook, viaWord } from '#renderer/lib/call-look.ts';
import { ago, duration, exactDuration, exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { cancelCall } from '#renderer/stores/calls.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { Section } from '#renderer/ui/section.tsx';

/** The life of one call: who asked for what, who let it through, how long it took and what came back. */
export function CallInspector({ call, onClose }: { call: CallRecord; onClose: () => void }) {
  const now = useNow(1000);
  const asking = useEngine(
    ({ mirror }) =>
      mirror?.approvals.some((approval) => approval.kind === 'call' && approval.callId === call.id) ?? false,
  );
  const look = callLook(call.outcome, asking);
  const running = call.outcome === undefined;
  return (
    <Inspector
      title={visibleText(call.name)}
      closeLabel={t('inspector.close')}
      onClose={onClose}
      note={
        <>
          <Glyph shape={look.shape} tone={look.tone} />
          <span>{t(look.word)}</span>
          <time
            dateTime={new Date(call.at).toISOString()}
            title={exactTime(call.at)}
            className="text-ink-3 tabular-nums"
          >
            {ago(call.at, now)}
          </time>
        </>
      }
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto border-t border-hairline p-4">
        {call.message && <p className="break-words">{tell(call.message)}</p>}
        {running && (
          <div>
            <Button onClick={() => cancelCall(call.id)}>{t('runner.cancel')}</Button>
          </div>
        )}
        <Facts
          facts={[
            { name: t('activity.server'), value: <span className="font-mono text-note">{call.server}</span> },
            { name: t('activity.via'), value: t(viaWord(call.via)) },
            { name: t('activity.principal'), value: call.principal },
            { name: t('activity.at'), value: exactTime(call.at) },
            call.decision && {
              name: t('activity.decision'),
              value: t(`activity.decision.${call.decision.effect}`),
            },
            call.decision && {
              name: t('activity.rule'),
              value: <span className="font-mono text-note">{call.decision.rule}</span>,
            },
            time(t('activity.waited'), call.waitedMs),
            time(t('activity.upstream'), call.upstreamMs),
            time(t('activity.total'), call.totalMs),
          ]}
        />
        <Section title={t('activity.arguments')}>
          <CodeBlock
            label={t('activity.arguments')}
            text={visiblePieces(JSON.stringify(call.args, null, 2))}
          />
        </Section>
        {call.result !== undefined && (
          <Section title={t('activity.result')}>
            <ResultView result={call.result} labels={resultLabels()} />
          </Section>
        )}
      </div>
    </Inspector>
  );
}

function time(name: string, ms: number | undefined) {
  return ms !== undefined && { name, value: <span title={exactDuration(ms)}>{duration(ms)}</span> };
}

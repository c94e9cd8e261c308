import type { CallRecord } from '#contract/call.ts';
import { callLook, viaWord } from '#renderer/lib/call-look.ts';
import { ago, duration, exactDuration, exactTime } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { refusingRule } from '#renderer/lib/refusing-rule.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { useCall } from '#renderer/stores/calls.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Facts } from '#renderer/ui/facts.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Inspector } from '#renderer/ui/inspector.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { CallActions } from './call-actions.tsx';
import { DecisionWords } from './decision-words.tsx';
import { Waterfall } from './waterfall.tsx';

/** The life of one call: who asked for what, who let it through, where its time went and what came back. */
export function CallInspector({ id, onClose }: { id: string; onClose: () => void }) {
  const { call, problem } = useCall(id);
  return (
    <Inspector
      title={call ? visibleText(call.name) : t('activity.id')}
      closeLabel={t('inspector.close')}
      onClose={onClose}
      note={call && <Note call={call} />}
    >
      <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-y-auto border-t border-hairline p-4">
        {problem && <Callout title={tell(problem)} />}
        {call && <Life call={call} />}
      </div>
    </Inspector>
  );
}

function Note({ call }: { call: CallRecord }) {
  const now = useNow(1000);
  const asking = useEngine(
    ({ mirror }) =>
      mirror?.approvals.some((approval) => approval.kind === 'call' && approval.callId === call.id) ?? false,
  );
  const look = callLook(call.outcome, asking);
  return (
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
  );
}

function Life({ call }: { call: CallRecord }) {
  return (
    <>
      {/* What a rule refused is told by the decision. */}
      {call.message && refusingRule(call.message) === undefined && (
        <p className="break-words">{tell(call.message)}</p>
      )}
      <CallActions call={call} />
      <Facts
        facts={[
          { name: t('activity.server'), value: <span className="font-mono text-note">{call.server}</span> },
          { name: t('activity.via'), value: t(viaWord(call.via)) },
          { name: t('activity.principal'), value: t('activity.me', { who: call.principal }) },
          { name: t('activity.at'), value: exactTime(call.at) },
          call.decision && {
            name: t('activity.decision'),
            value: <DecisionWords decision={call.decision} />,
          },
          call.totalMs !== undefined && {
            name: t('activity.total'),
            value: <span title={exactDuration(call.totalMs)}>{duration(call.totalMs)}</span>,
          },
        ]}
      />
      {call.stages && (
        <Section title={t('activity.life')}>
          <Waterfall call={call} />
        </Section>
      )}
      <Section title={t('activity.arguments')}>
        {call.altered && <p className="text-note text-ink-2">{t('activity.altered')}</p>}
        <CodeBlock label={t('activity.arguments')} text={visiblePieces(JSON.stringify(call.args, null, 2))} />
      </Section>
      {call.result !== undefined && (
        <Section title={t('activity.result')}>
          <ResultView result={call.result} labels={resultLabels()} />
        </Section>
      )}
    </>
  );
}

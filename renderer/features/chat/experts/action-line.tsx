import { useState } from 'react';
import type { ExpertAnswer, ProposedAction } from '#contract/chat/experts.ts';
import { wordList } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { actionLook, expertName } from '#renderer/lib/round-look.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { runAction } from '#renderer/stores/chat-experts.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { CallLink } from '../call-link.tsx';
import { OpenLine } from '../open-line.tsx';
import { AskedElsewhere } from './asked-elsewhere.tsx';

/** Something that experts propose to do: run on its own, as any other call, with what became of it. */
export function ActionLine({
  round,
  action,
  experts,
  free,
}: {
  round: string;
  action: ProposedAction;
  experts: readonly ExpertAnswer[];
  /** Nothing of the round is under way. */
  free: boolean;
}) {
  const { id, server, tool, why, state, call, problem, result } = action;
  const [open, setOpen] = useState(false);
  const asks =
    useEngine(({ mirror }) =>
      mirror?.approvals.some((one) => one.kind === 'call' && call !== undefined && one.callId === call),
    ) === true;
  const look = actionLook(action, asks);
  const name = visibleText(`${server} › ${tool}`);
  const by = action.proposedBy.flatMap((at) => experts[at] ?? []).map(expertName);
  return (
    <section aria-label={name} className="flex flex-col gap-1">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <OpenLine
            icon={<Glyph shape={look.shape} tone={look.tone} />}
            name={name}
            note={t(look.word)}
            open={open}
            onOpen={() => setOpen(!open)}
          >
            <Section title={t('activity.arguments')}>
              <CodeBlock
                label={t('activity.arguments')}
                text={visiblePieces(JSON.stringify(action.arguments, null, 2))}
              />
            </Section>
            {result !== undefined && (
              <Section title={t('activity.result')}>
                <ResultView result={result} labels={resultLabels()} />
              </Section>
            )}
            {call !== undefined && <CallLink id={call} />}
          </OpenLine>
        </div>
        {state !== 'done' && (
          <Button
            aria-label={t('experts.runOf', { action: `${id}, ${name}` })}
            aria-disabled={!free}
            onClick={() => void runAction(round, id)}
          >
            {t('experts.run')}
          </Button>
        )}
      </div>
      <div className="flex flex-col pl-5.5 text-note break-words">
        {why !== '' && <p className="text-ink-2">{visibleText(why, 'prose')}</p>}
        <p className="text-ink-3">{t('experts.proposedBy', { experts: wordList(by) })}</p>
      </div>
      {asks && <AskedElsewhere />}
      {problem && (
        <div className="pl-5.5">
          <Callout title={tell(problem)} {...(state === 'refused' && REFUSED)} />
        </div>
      )}
    </section>
  );
}

const REFUSED = { shape: 'barred', tone: 'degraded' } as const;

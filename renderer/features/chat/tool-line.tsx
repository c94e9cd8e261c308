import { useState } from 'react';
import type { MemorySource } from '#contract/chat/memory.ts';
import type { ToolCallPart } from '#contract/chat/part.ts';
import { duration, exactDuration } from '#renderer/lib/format.ts';
import { resultWords } from '#renderer/lib/memory-draft.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { toolLook } from '#renderer/lib/tool-look.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { ElicitationQuestion } from '#renderer/asked/elicitation-question.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { AskedLine } from './asked-line.tsx';
import { CallLink } from './call-link.tsx';
import { isQuestion } from './is-question.ts';
import { KeepButton } from './memory/keep-button.tsx';
import { OpenLine } from './open-line.tsx';
import { Provenance } from './provenance.tsx';
import { ToolAnswer } from './tool-answer.tsx';

const PREVIEW = 200;

/** A tool that the model asked for, on one line; while it waits for an answer, the question stands below it. */
export function ToolLine({ part, from }: { part: ToolCallPart; from: MemorySource }) {
  const [opened, setOpened] = useState<boolean>();
  const { asked, server, tool, args, state, problem, result, untrusted, call, ms } = part;
  const approval = useEngine(({ mirror }) =>
    call === undefined ? undefined : mirror?.approvals.find((one) => isQuestion(one) && one.callId === call),
  );
  const asks = approval !== undefined;
  const open = opened ?? asks;
  const look = toolLook(part, asks);
  return (
    <OpenLine
      icon={
        <>
          <Glyph shape={look.shape} tone={look.tone} />
          <span className="sr-only">{t(look.word)}</span>
        </>
      }
      name={visibleText(tool === undefined || server === undefined ? asked : `${server} › ${tool}`)}
      note={
        state === 'done' || (state === 'running' && !asks) ? (
          <span className="font-mono">{visibleText(JSON.stringify(args).slice(0, PREVIEW))}</span>
        ) : (
          t(look.word)
        )
      }
      end={
        ms !== undefined && (
          <span title={exactDuration(ms)} className="shrink-0 text-note text-ink-3 tabular-nums">
            {duration(ms)}
          </span>
        )
      }
      open={open}
      onOpen={() => setOpened(!open)}
    >
      {approval?.kind === 'call' && <ToolAnswer key={approval.id} approval={approval} />}
      {approval?.kind === 'elicitation' && <ElicitationQuestion key={approval.id} approval={approval} />}
      {!asks && (
        <Section title={t('activity.arguments')}>
          <CodeBlock label={t('activity.arguments')} text={visiblePieces(JSON.stringify(args, null, 2))} />
        </Section>
      )}
      {part.questions?.map((question, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- they stand in the order in which they were asked
        <AskedLine key={at} question={question} />
      ))}
      {problem && <Callout title={tell(problem)} {...(state === 'refused' && REFUSED)} />}
      {result !== undefined && server !== undefined && (
        <Section title={t('activity.result')}>
          {untrusted && <Provenance server={server} tool={tool} />}
          <ResultView result={result} labels={resultLabels()} />
        </Section>
      )}
      <div className="flex items-center empty:hidden">
        {call !== undefined && <CallLink id={call} />}
        {result !== undefined && server !== undefined && (
          <KeepButton piece={() => ({ from, server, name: tool ?? asked, text: resultWords(result) })} />
        )}
      </div>
    </OpenLine>
  );
}

const REFUSED = { shape: 'barred', tone: 'degraded' } as const;

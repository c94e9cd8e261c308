import { useMemo, useState } from 'react';
import type { ExpertAnswer } from '#contract/chat/experts.ts';
import { markdownBlocks } from '#renderer/lib/message-blocks.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { expertLook, expertName } from '#renderer/lib/round-look.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Prose } from '#renderer/ui/result/prose.tsx';
import { AnswerFacts } from '../answer-facts.tsx';
import { OpenLine } from '../open-line.tsx';

/** One expert: how far he is, what he took and cost, and below it what he answered, unless that is not to be seen yet. */
export function ExpertLine({ expert, blind }: { expert: ExpertAnswer; blind: boolean }) {
  const { status, answer, ms } = expert;
  const [opened, setOpen] = useState(false);
  const open = opened && !blind;
  const look = expertLook(expert);
  const failed = status.state === 'failed' ? status : undefined;
  const unchecked = status.state === 'done' ? status.unchecked : undefined;
  return (
    <OpenLine
      icon={<Glyph shape={look.shape} tone={look.tone} />}
      name={
        expert.model ? expertName(expert) : <span className="font-sans text-body">{expertName(expert)}</span>
      }
      note={failed ? tell(failed.reason) : t(look.word)}
      end={
        <span className="shrink-0">
          <AnswerFacts message={{ ...expert, ...(ms !== undefined && { totalMs: ms }) }} />
        </span>
      }
      open={open}
      onOpen={blind || (answer === undefined && !failed && !unchecked) ? undefined : () => setOpen(!open)}
    >
      {failed && (
        <Callout title={tell(failed.reason)} {...(failed.advice && { advice: tell(failed.advice) })} />
      )}
      {unchecked && <Callout shape="half" tone="degraded" title={tell(unchecked)} />}
      {answer !== undefined && <Answer text={answer} />}
    </OpenLine>
  );
}

function Answer({ text }: { text: string }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return <Prose blocks={blocks} labels={resultLabels()} growing={false} />;
}

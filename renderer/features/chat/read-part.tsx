import { FileText, MessageSquareQuote } from 'lucide-react';
import { useState } from 'react';
import type { MemorySource } from '#contract/chat/memory.ts';
import type { Part } from '#contract/chat/part.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { ElicitationQuestion } from '#renderer/asked/elicitation-question.tsx';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { CallLink } from './call-link.tsx';
import { isQuestion } from './is-question.ts';
import { KeepButton } from './memory/keep-button.tsx';
import { OpenLine } from './open-line.tsx';
import { Provenance } from './provenance.tsx';
import { ToolAnswer } from './tool-answer.tsx';

/** A resource or prompt of a server that went along: what was read when it was sent. */
export function ReadPart({
  part,
  from,
}: {
  part: Extract<Part, { type: 'resource' | 'prompt' }>;
  from: MemorySource;
}) {
  const [opened, setOpened] = useState<boolean>();
  const approval = useEngine(({ mirror }) =>
    part.call === undefined
      ? undefined
      : mirror?.approvals.find((one) => isQuestion(one) && one.callId === part.call),
  );
  const Icon = part.type === 'resource' ? FileText : MessageSquareQuote;
  const name = visibleText(part.type === 'resource' ? part.uri : part.name);
  const asks = approval !== undefined;
  const open = opened ?? asks;
  return (
    <OpenLine
      icon={
        part.state === 'done' ? (
          <Icon size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
        ) : part.state === 'failed' ? (
          <Glyph shape="cross" tone="failed" />
        ) : asks ? (
          <Glyph shape="hourglass" tone="waiting" />
        ) : (
          <Glyph shape="arc" tone="starting" />
        )
      }
      name={name}
      note={t(`chat.read.${part.state}`, { server: part.server })}
      open={open}
      onOpen={() => setOpened(!open)}
    >
      {approval?.kind === 'call' && <ToolAnswer key={approval.id} approval={approval} />}
      {approval?.kind === 'elicitation' && <ElicitationQuestion key={approval.id} approval={approval} />}
      {part.problem && <Callout title={tell(part.problem)} />}
      {part.text !== undefined && (
        <>
          <Provenance server={part.server} />
          <CodeBlock label={name} text={visiblePieces(part.text, 'prose')} />
          <span>
            <KeepButton
              piece={() => ({ from, server: part.server, name: name.slice(0, 200), text: part.text ?? '' })}
            />
          </span>
        </>
      )}
      {part.call !== undefined && <CallLink id={part.call} />}
    </OpenLine>
  );
}

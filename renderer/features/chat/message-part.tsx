import { memo, useMemo } from 'react';
import type { Part } from '#contract/chat/part.ts';
import { markdownBlocks } from '#renderer/lib/message-blocks.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { visiblePieces } from '#renderer/lib/visible-text.ts';
import { ExactText } from '#renderer/ui/exact-text.tsx';
import { Fold } from '#renderer/ui/fold.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { Prose } from '#renderer/ui/result/prose.tsx';
import { FilePart } from './file-part.tsx';
import { MemoryPart } from './memory/memory-part.tsx';
import { ReadPart } from './read-part.tsx';
import { ToolLine } from './tool-line.tsx';

/** One piece of a message. `plain`: a person wrote it, so it stands as it was typed. */
export const MessagePart = memo(function MessagePart({
  message,
  at,
  part,
  plain,
  growing,
}: {
  /** Its message, and its place there. */
  message: string;
  at: number;
  part: Part;
  plain: boolean;
  growing: boolean;
}) {
  switch (part.type) {
    case 'text':
      return plain ? (
        <p className="[overflow-wrap:anywhere] whitespace-pre-wrap">
          <ExactText pieces={visiblePieces(part.text, 'prose')} />
        </p>
      ) : (
        <Written text={part.text} growing={growing} />
      );
    case 'reasoning':
      return (
        <Fold title={t(growing ? 'chat.thinking' : 'chat.thought')}>
          {() => (
            <div className="border-l-2 border-hairline pl-3 text-ink-2">
              <Written text={part.text} growing={growing} />
            </div>
          )}
        </Fold>
      );
    case 'attachment':
      return <FilePart part={part} />;
    case 'resource':
    case 'prompt':
      return <ReadPart part={part} from={{ message, part: at }} />;
    case 'toolCall':
      return <ToolLine part={part} from={{ message, part: at }} />;
    case 'memory':
      return <MemoryPart part={part} />;
    case 'note':
      return (
        <p className="flex items-start gap-2 text-note text-ink-2">
          <span className="flex h-4.5 items-center">
            <Glyph shape="half" tone="degraded" />
          </span>
          <span className="min-w-0 break-words">{tell(part.text)}</span>
        </p>
      );
    case 'summary':
      return (
        <Fold title={t('chat.summary')}>
          {() => (
            <div className="border-l-2 border-hairline pl-3 text-ink-2">
              <Written text={part.text} growing={growing} />
            </div>
          )}
        </Fold>
      );
  }
});

function Written({ text, growing }: { text: string; growing: boolean }) {
  const blocks = useMemo(() => markdownBlocks(text), [text]);
  return <Prose blocks={blocks} labels={resultLabels()} growing={growing} />;
}

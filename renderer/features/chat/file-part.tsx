import { Paperclip } from 'lucide-react';
import { useState } from 'react';
import type { Part } from '#contract/chat/part.ts';
import type { Text } from '#contract/text.ts';
import { reasonOf, request } from '#renderer/lib/client.ts';
import { byteSize } from '#renderer/lib/format.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { resultLabels } from '#renderer/lib/result-labels.ts';
import { visiblePieces, visibleText } from '#renderer/lib/visible-text.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { CodeBlock } from '#renderer/ui/code-block.tsx';
import { ResultView } from '#renderer/ui/result/result-view.tsx';
import { OpenLine } from './open-line.tsx';

type File = Extract<Part, { type: 'attachment' }>;

/** A file that went along: its name and size, and what is in it when that is asked for. */
export function FilePart({ part }: { part: File }) {
  const [open, setOpen] = useState(false);
  const readable = part.text !== undefined || (part.blob !== undefined && /^(image|audio)\//.test(part.mime));
  return (
    <OpenLine
      icon={<Paperclip size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />}
      name={visibleText(part.name)}
      note={t('chat.fileNote', { type: visibleText(part.mime), size: byteSize(part.bytes) })}
      open={open}
      onOpen={readable ? () => setOpen(!open) : undefined}
    >
      {part.text === undefined ? (
        <Media blob={part.blob ?? ''} />
      ) : (
        <CodeBlock label={visibleText(part.name)} text={visiblePieces(part.text, 'prose')} />
      )}
    </OpenLine>
  );
}

/** Bytes are asked for when somebody wants to see them. */
function Media({ blob }: { blob: string }) {
  const [read, setRead] = useState<{ mime: string; data: string }>();
  const [problem, setProblem] = useState<Text>();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    setAsked(true);
    request('attachment.read', { blob }).then(setRead, (error: unknown) => setProblem(reasonOf(error)));
  }
  if (problem) return <Callout title={tell(problem)} />;
  if (!read) return null;
  const type = read.mime.startsWith('audio/') ? 'audio' : 'image';
  return (
    <ResultView
      result={{ content: [{ type, data: read.data, mimeType: read.mime }] }}
      labels={resultLabels()}
    />
  );
}

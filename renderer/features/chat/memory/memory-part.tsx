import { NotebookPen } from 'lucide-react';
import { useState } from 'react';
import type { MemoryPart as Part } from '#contract/chat/part.ts';
import { t, tell } from '#renderer/lib/messages.ts';
import { Callout } from '#renderer/ui/callout.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { OpenLine } from '../open-line.tsx';
import { UsedEntries } from './used-entries.tsx';

/** What of the memory went along with an answer, on one line. */
export function MemoryPart({ part: { entries, left, problem } }: { part: Part }) {
  const [open, setOpen] = useState(false);
  return (
    <OpenLine
      icon={
        problem ? (
          <Glyph shape="half" tone="degraded" />
        ) : (
          <NotebookPen size={14} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
        )
      }
      name={<span className="font-sans">{t('experts.memory')}</span>}
      note={problem ? t('memory.wentNot') : t('memory.went', { count: entries.length })}
      open={open}
      onOpen={() => setOpen(!open)}
    >
      {problem && <Callout shape="half" tone="degraded" title={tell(problem)} />}
      <UsedEntries entries={entries} />
      {left > 0 && <p className="text-note text-ink-2">{t('memory.left', { count: left })}</p>}
    </OpenLine>
  );
}

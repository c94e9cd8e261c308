import { useEffect, useRef } from 'react';
import type { MemoryLine } from '#contract/chat/memory.ts';
import { t } from '#renderer/lib/messages.ts';
import { visibleText } from '#renderer/lib/visible-text.ts';
import {
  holdForgetting,
  settleForgetting,
  startForgetting,
  undoForgetting,
} from '#renderer/stores/memory-removal.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What was just forgotten, and the way back. It takes the focus, because the row that had it is gone. */
export function ForgottenStrip({ line }: { line: MemoryLine }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  return (
    <output
      onPointerEnter={holdForgetting}
      onPointerLeave={startForgetting}
      className="mx-2 mb-2 flex shrink-0 flex-wrap items-center gap-1 rounded-control bg-sunken px-2 py-1"
    >
      <span className="w-full min-w-0 truncate text-note text-ink-2">
        {t('memory.forgotten', { name: visibleText(line.key) })}
      </span>
      <Button ref={undo} onClick={undoForgetting} onFocus={holdForgetting} onBlur={startForgetting}>
        {t('permissions.undo')}
      </Button>
      <Button kind="quiet" onClick={settleForgetting}>
        {t('permissions.dismiss')}
      </Button>
    </output>
  );
}

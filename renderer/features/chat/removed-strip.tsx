import { useLayoutEffect, useRef } from 'react';
import { t } from '#renderer/lib/messages.ts';
import type { DelayedRemoval } from '#renderer/stores/delayed-removal.ts';
import { Button } from '#renderer/ui/button.tsx';

/** What was just removed, and the way back. It takes the focus, because the row that had it is gone. */
export function RemovedStrip({
  said,
  removal: { start, hold, undo, settle },
}: {
  said: string;
  removal: Pick<DelayedRemoval<unknown>, 'start' | 'hold' | 'undo' | 'settle'>;
}) {
  const back = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => back.current?.focus(), []);
  return (
    <output
      onPointerEnter={hold}
      onPointerLeave={start}
      className="mx-2 mb-2 flex shrink-0 flex-wrap items-center gap-1 rounded-control bg-sunken px-2 py-1"
    >
      <span className="w-full min-w-0 truncate text-note text-ink-2">{said}</span>
      <Button ref={back} onClick={undo} onFocus={hold} onBlur={start}>
        {t('permissions.undo')}
      </Button>
      <Button kind="quiet" onClick={settle}>
        {t('permissions.dismiss')}
      </Button>
    </output>
  );
}

import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t, tell } from '#renderer/lib/messages.ts';
import { forgetRemoved, restoreServer, useRemoved } from '#renderer/stores/inventory.ts';
import type { Removed } from '#renderer/stores/inventory.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';

const OFFERED_MS = 20_000;

/** What was just removed, each with the way back for a while. */
export function RemovedStrips({ onRestored }: { onRestored: (server: string) => void }) {
  const removed = useRemoved((state) => state.removed);
  return (
    <output className="block">
      {removed.map((one) => (
        <Strip key={one.server} removed={one} onRestored={onRestored} />
      ))}
    </output>
  );
}

function Strip({ removed, onRestored }: { removed: Removed; onRestored: (server: string) => void }) {
  const { server, title, left, problem } = removed;
  const [held, hold] = useState(false);
  const undo = useRef<HTMLButtonElement>(null);
  // What had the focus went with the server, once the dialog has let go of it.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) undo.current?.focus();
    }, 200);
    return () => clearTimeout(timer);
  }, []);
  // Whoever is about to press it has all the time they need.
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => forgetRemoved(server), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [server, held]);

  return (
    <div
      role="presentation"
      onFocus={({ target }) => hold(target.matches(':focus-visible'))}
      onBlur={() => hold(false)}
      onMouseEnter={() => hold(true)}
      onMouseLeave={() => hold(false)}
      className="mx-5 flex min-h-9 items-center gap-2 border-y border-hairline py-1"
    >
      <Glyph shape="ring" tone="idle" />
      <div className="min-w-0 flex-1 break-words">
        <p>{t('servers.removed', { server: title })}</p>
        {left.map(({ name, reason }) => (
          <p key={name} className="text-note text-ink-2">
            {t('servers.secretStays', { name, problem: tell(reason) })}
          </p>
        ))}
        {problem && <p className="text-note text-failed">{tell(problem)}</p>}
      </div>
      <Button
        ref={undo}
        onClick={() => void restoreServer(server).then((restored) => restored && onRestored(server))}
      >
        {t('servers.undo')}
      </Button>
      <IconButton label={t('servers.dismiss')} onClick={() => forgetRemoved(server)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}

import type { ServerView } from '#contract/server.ts';
import { elapsed } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { useNow } from '#renderer/lib/use-now.ts';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** That a package runner may fetch the program first, and for how long it has been at it. */
export function Installing({ view }: { view: ServerView }) {
  const now = useNow(1000);
  return (
    <div className="flex gap-2">
      <span className="flex h-5 items-center">
        <Glyph shape="arc" tone="starting" />
      </span>
      <div className="min-w-0 flex-1">
        <p>{t('servers.installingWhy')}</p>
        <p role="timer" className="text-ink-2 tabular-nums">
          {t('servers.installingFor', { time: elapsed(now - view.state.since) })}
        </p>
      </div>
    </div>
  );
}

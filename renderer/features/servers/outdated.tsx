import type { ServerView } from '#contract/server.ts';
import { t } from '#renderer/lib/messages.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** That a server runs with other settings than it has now, and the way to them. */
export function Outdated({ view }: { view: ServerView }) {
  if (!view.outdated) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Glyph shape="half" tone="degraded" />
      <output className="min-w-0 flex-1">{t('shelf.outdated')}</output>
      <Button onClick={() => void operate(view.server.id, 'restart')}>{t('shelf.restart')}</Button>
    </div>
  );
}

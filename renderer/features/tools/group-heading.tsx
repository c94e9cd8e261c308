import type { ServerView } from '#contract/server.ts';
import { amount } from '#renderer/lib/format.ts';
import { t } from '#renderer/lib/messages.ts';
import { isOn, stateLook } from '#renderer/lib/server-look.ts';
import { operate } from '#renderer/stores/servers.ts';
import { useShown } from '#renderer/stores/use-shown.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** A server above what it offers. Its name narrows the list to it; one that was never listed can be started here. */
export function GroupHeading({ view, onServer }: { view: ServerView; onServer: (server: string) => void }) {
  const { id, title } = view.server;
  const state = useShown(view);
  const look = stateLook(state);
  const listed = view.tools !== undefined;
  return (
    <div className="flex h-full items-center gap-2 border-b border-hairline bg-ground px-2">
      <Glyph shape={look.shape} tone={look.tone} />
      <span className="sr-only">{t(look.word)}</span>
      <button
        type="button"
        title={t('tools.onlyServer', { server: title })}
        onClick={() => onServer(id)}
        className="min-w-0 truncate rounded-control font-medium hover:text-accent"
      >
        {title}
      </button>
      <span className="min-w-0 flex-1 truncate text-note text-ink-3 tabular-nums">
        {listed
          ? t('tools.groupNote', { tools: view.tools ?? 0, tokens: amount(view.tokens ?? 0) })
          : t(isOn(state) ? 'tools.groupComing' : 'servers.neverListed')}
      </span>
      {!listed && !isOn(state) && (
        <Button aria-label={t('tools.start', { server: title })} onClick={() => void operate(id, 'start')}>
          {t('servers.startNow')}
        </Button>
      )}
    </div>
  );
}

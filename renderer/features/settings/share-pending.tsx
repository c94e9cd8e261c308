import { t } from '#renderer/lib/messages.ts';
import { useEngine } from '#renderer/stores/engine.ts';
import { operate } from '#renderer/stores/servers.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Glyph } from '#renderer/ui/glyph.tsx';

/** Servers that run otherwise than was chosen, and the way to change that. */
export function SharePending() {
  const shared = useEngine(({ mirror }) => mirror?.settings.shareProcess === true);
  const servers = useEngine(({ mirror }) => mirror?.servers) ?? [];
  const pending = servers.filter(
    ({ server, outdated, shares }) =>
      server.source === 'bundled' && outdated === true && (shares === true) !== shared,
  );
  if (pending.length === 0) return null;
  const count = pending.length;
  return (
    <div className="flex flex-wrap items-center gap-2 pl-6">
      <Glyph shape="half" tone="degraded" />
      <output className="min-w-0 flex-1">{t('settings.shareProcess.pending', { count })}</output>
      <Button
        onClick={() => {
          for (const { server } of pending) void operate(server.id, 'restart');
        }}
      >
        {t('settings.shareProcess.restart', { count })}
      </Button>
    </div>
  );
}
